/**
 * The app's state and its verbs: what a person can do to the run, whichever button, key, link or script asks.
 * Mutates the store, which the page only reads; folds in what the worker tells.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { toProblem } from '../lib/problem'
import type { Keeper } from '../storage/keeper'
import type { EvaluationOptions } from '../training/answers'
import { calmed } from '../training/loop/calming'
import type { Point, RunStatus, Trainer, TrainingAmount } from '../training/protocol'
import type { SupervisedTrainer } from '../training/supervision/supervised-trainer'
import type { ModelFile } from '../vae/model-file'
import type { Settings, SettingsChange } from '../vae/settings'
import { changeSettings, consequence } from '../vae/settings-validation'
import { type Address, formatAddress, parseAddress } from './address'
import { viewOf } from './address-view'
import { ExploreView } from './explore/explore-view'
import { type ExportTarget, exported } from './exports'
import { beginAtInput, placeAmongTestImages } from './first-look'
import { History } from './history'
import { ImportView } from './import-view'
import { InputView } from './input-view'
import { Keeping } from './keeping'
import { LatentView } from './latent-view'
import { modelIn } from './model-in-file'
import { NextRun } from './next-run'
import { NoticeBoard } from './notice-board'
import { pace } from './pace'
import { pageFolder } from './page-trainer'
import { PreferenceView } from './preferences'
import { fetchPretrained, fitsPretrained, pretrainedOrNone } from './pretrained'
import { type Beginning, begun, checkData, differ, forOtherData, targetAfter } from './run-beginning'
import { RunExchange } from './run-exchange'
import { wholePage } from './shell'
import { ShellView } from './shell-view'
import { initialState, type Preferences, type SessionState } from './state'
import { type ToldEvent, ToldEvents } from './told-events'

export class Session {
  readonly store: StoreApi<SessionState>
  readonly history = new History()
  readonly latent: LatentView
  readonly input: InputView
  readonly explore: ExploreView
  readonly imports: ImportView
  readonly keeping: Keeping
  readonly exchange: RunExchange
  readonly preferences: PreferenceView
  readonly shell: ShellView
  readonly trainer: SupervisedTrainer
  /** Page up, engine chosen, data set and model usable. */
  readonly ready: Promise<void>
  readonly #notices: NoticeBoard
  readonly #next: NextRun
  readonly #told = new ToldEvents(pace, (event) => this.#take(event))
  #runId = 0
  /** The latest run whose engine and data were there. */
  #begunRunId = 0
  /** Whether the button has started the latest training, which then ends at the target. */
  #towardsTarget = false
  #beginAgain: () => Promise<RunStatus> = () => this.reset()
  #latestPhase: RunStatus['phase'] = 'loading'

  /** @param hash of the page's address; @param imported data sets of a person's own that the trainer has already */
  constructor(
    trainer: SupervisedTrainer,
    keeper: Keeper,
    preferences: Preferences,
    hash: string,
    imported: SessionState['imported'] = [],
  ) {
    this.store = createStore(() => ({ ...initialState(preferences), imported }))
    this.preferences = new PreferenceView(this.store)
    this.shell = new ShellView(this.store)
    this.trainer = trainer
    this.#notices = new NoticeBoard(this.store)
    this.#next = new NextRun(this.store, trainer, this.#notices)
    this.latent = new LatentView(this.store, trainer, this.#notices.report)
    this.input = new InputView(this.store, trainer, this.#notices.report, this.latent)
    this.explore = new ExploreView(this.store, trainer, this.#notices.report)
    this.keeping = new Keeping(this.store, keeper, this.#notices, {
      trainer,
      points: () => this.points(),
      address: () => this.addressHash(),
      begin: ({ id, model, address }) =>
        this.#begin(model.settings, {
          origin: 'restored',
          model,
          view: parseAddress(address, this.#state.imported),
          kept: { id, step: model.step },
        }),
    })
    this.imports = new ImportView(this.store, trainer, this.keeping, (dataset) => this.configure({ dataset }))
    this.exchange = new RunExchange(this.store, {
      runId: () => this.#runId,
      run: () => this.keeping.run,
      model: () => this.#model(),
      configure: (change) => this.configure(change),
      begin: ({ model, kept }) => this.#begin(model.settings, { origin: 'restored', model, kept }),
    })
    trainer.subscribe((event) => this.#told.hear(event))
    this.ready = this.#open(hash)
    // Whoever waits for it learns of a failure; the page tells it in a notice.
    this.ready.catch(() => {})
  }

  train(amount?: TrainingAmount): Promise<RunStatus> {
    this.#towardsTarget = false
    return this.#adopt(this.trainer.train(amount))
  }

  /** What the Train button does: trains up to the target, which moves on once it is reached. */
  trainToTarget(): Promise<RunStatus> {
    this.keeping.persist()
    const epoch = this.#state.status?.epoch ?? 0
    const { targetEpoch: before, settings } = this.#state
    const targetEpoch = before !== null && epoch < before ? before : targetAfter(epoch, settings)
    this.store.setState({ targetEpoch })
    const training = this.train(targetEpoch === null ? undefined : { epochs: targetEpoch - epoch })
    this.#towardsTarget = true
    return training
  }

  pause(): Promise<RunStatus> {
    return this.#adopt(this.trainer.pause())
  }

  step(): Promise<RunStatus> {
    return this.#adopt(this.trainer.step())
  }

  /** Fresh parameters from the seed. */
  reset(): Promise<RunStatus> {
    return this.#begin(this.#state.settings)
  }

  /**
   * Back to the model that ships with the page.
   * @throws Problem 'pretrained-unreachable'; the present run stays as it is then
   */
  async openPretrained(): Promise<RunStatus> {
    const model = await fetchPretrained(pageFolder())
    const settings = { ...model.settings, backend: this.#state.settings.backend }
    return this.#begin(settings, { origin: 'pretrained', model })
  }

  async startFromScratch(): Promise<RunStatus> {
    await this.reset()
    return this.trainToTarget()
  }

  /**
   * Changes settings; what needs a new run gets one.
   * @throws Problem naming the field and its limits; nothing is changed then
   */
  async configure(change: SettingsChange): Promise<void> {
    const wanted = this.#next.settings ?? this.#state.settings
    const settings = changeSettings(forOtherData(wanted, change), change)
    const effect = consequence(this.#state.settings, settings)
    if (effect !== 'reset') this.#next.forget()
    if (effect === 'none') return
    if (effect === 'reset') {
      await this.#begin(settings)
      return
    }
    const { status, settings: before } = this.#state
    this.store.setState({ settings })
    await this.#adopt(this.trainer.change(settings))
    if (differ(before, settings, 'stopAfterEpochs')) this.#retarget(status?.epoch ?? 0)
    if (effect === 'engine') this.#refreshViews()
    // It may have noise of another amount on it.
    else this.input.refresh()
  }

  /** The curve of the run, to the last point that has been told. */
  points(): readonly Point[] {
    this.#told.catchUp()
    return this.history.points
  }

  /** Where the run stands by what was told last; null before its first engine is there. */
  status(): RunStatus | null {
    this.#told.catchUp()
    return this.#state.status
  }

  readonly evaluate = (options: EvaluationOptions) => this.trainer.evaluate(options)
  readonly measure = () => this.trainer.measure()

  /** @param label that a conditional network is told; without one, what the page tells it */
  encode(images: Float32Array, count: number, label = this.#label): ReturnType<Trainer['encode']> {
    return this.trainer.encode(images, count, new Uint8Array(count).fill(label))
  }

  /** @param label as of {@link encode} */
  decode(z: Float32Array, count: number, label = this.#label): Promise<Float32Array> {
    return this.trainer.decode(z, count, label)
  }

  /** The present model, for instance as a file that can be taken up again, with its curve. */
  async exportModel(target: ExportTarget): Promise<Blob> {
    const file = await exported(await this.#model(), target)
    this.store.setState({ taken: { form: typeof target === 'string' ? target : 'web-page' } })
    return file
  }

  /** @throws Problem saying what is wrong with the file; the present model stays as it is then */
  async importModel(file: Blob): Promise<void> {
    const model = await modelIn(file)
    const settings = { ...model.settings, backend: this.#state.settings.backend }
    await this.#begin(settings, { origin: 'file', model })
  }

  /** Loads what is missing of the data set, begins the run that could not, or brings back one whose worker was given up. */
  async retry(): Promise<void> {
    try {
      if (this.#hasRun && !this.#next.refusal) await this.trainer.retryData()
      else await this.#beginAgain()
    } catch (thrown) {
      this.#notices.reportData(toProblem(thrown))
    }
  }

  /** Tells a person about something that went wrong. */
  readonly report = (thrown: unknown): void => {
    if (thrown === this.#next.refusal) this.#notices.reportData(toProblem(thrown))
    else this.#notices.report(toProblem(thrown))
  }

  readonly dismissNotice = (id: number) => this.#notices.dismiss(id)

  /** The hash that leads here: settings that differ from their defaults, the view, and what the page is to show of itself. */
  addressHash(shell = wholePage): string {
    return formatAddress(this.#state.settings, viewOf(this.#state), shell)
  }

  /** The address of the page as it is now. @param shell as of {@link addressHash} */
  link(shell = wholePage): string {
    const hash = this.addressHash(shell)
    return hash ? `${pageFolder()}#${hash}` : pageFolder()
  }

  /** Follows an address that was put into the open page. A link never starts training. */
  async follow(hash: string): Promise<void> {
    const address = parseAddress(hash, this.#state.imported)
    this.#notices.reportIgnored(address.ignored)
    this.showLesson(address.lesson)
    if (consequence(this.#state.settings, address.settings) === 'reset') {
      await this.#enter(address)
      return
    }
    await this.configure(address.settings)
    this.latent.show(address)
    this.explore.open(address.tab)
    if (address.label !== null) this.input.tell(address.label)
  }

  /** @param lesson its number; 0: the list of them; null: neither */
  showLesson(lesson: number | null): void {
    this.store.setState({ lesson })
  }

  async #model(): Promise<ModelFile> {
    return { ...(await this.trainer.state()), history: [...this.points()] }
  }

  async #open(hash: string): Promise<void> {
    const address = parseAddress(hash, this.#state.imported)
    this.store.setState({ settings: address.settings, lesson: address.lesson })
    try {
      await this.#enter(address)
    } catch (thrown) {
      const problem = toProblem(thrown)
      this.#notices.reportData(problem)
      throw problem
    }
  }

  /** Begins with the model that ships with the page, where the settings are such that it could be theirs. */
  async #enter({ settings, ...view }: Address): Promise<void> {
    const model = fitsPretrained(settings) ? await pretrainedOrNone(pageFolder(), this.report) : null
    await this.#begin(settings, model ? { origin: 'pretrained', model, view } : { view })
  }

  async #begin(settings: Settings, from: Beginning = {}): Promise<RunStatus> {
    checkData(settings, this.#state)
    this.#beginAgain = () => this.#begin(settings, from)
    const arriving = this.#next.awaitData(settings)
    if (arriving && !(await arriving)) return this.#state.status as RunStatus
    const { origin = 'scratch', model, view, kept = { id: null, step: model?.step ?? 0 } } = from
    const left = this.keeping.leave(kept)
    const otherData = differ(this.#state.settings, settings, 'dataset', 'subset.classes')
    this.#runId += 1
    const runId = this.#runId
    this.store.setState(begun(settings, origin, this.history.points))
    this.history.replace(model?.history ?? [])
    this.latent.begin(settings.model, view, otherData)
    if (view) this.explore.open(view.tab)
    this.input.begin()
    if (left !== undefined) await left
    const beginning = this.trainer.begin(runId, settings, model && { ...model, settings })
    // Answered by the engine alone, before the data are there.
    this.latent.follow()
    const status = await this.#adopt(beginning).catch((thrown) => {
      this.store.setState(({ status: failed }) => ({ status: failed && { ...failed, phase: 'failed' } }))
      throw thrown
    })
    this.#begunRunId = status.runId
    if (otherData || !this.#state.input.testImages) await this.input.offerTestImages()
    const learned = origin !== 'scratch'
    if (learned) await beginAtInput(this, () => runId === this.#runId)
    this.#refreshViews()
    if (learned) void placeAmongTestImages(this)
    return status
  }

  /** Takes over where a command has left the run, before anyone who waits for the command goes on. */
  async #adopt(command: Promise<RunStatus>): Promise<RunStatus> {
    const status = await command
    this.#told.catchUp()
    this.#takeStatus(status)
    return status
  }

  #take(event: ToldEvent): void {
    if (event.runId !== this.#runId) return
    switch (event.type) {
      case 'status':
        this.#takeStatus(event.status)
        break
      case 'points':
        this.history.append(event.points)
        this.latent.follow()
        this.input.refresh()
        break
      case 'embedding':
        this.latent.take(event.embedding)
        break
      case 'test-kl':
        // That of an autoencoder is zero by definition, which says nothing of its dimensions.
        if (this.#state.settings.model.kind === 'vae') this.latent.takeKl(event.klPerDimension)
        break
      case 'data':
        this.store.setState({ data: event.progress })
        break
      case 'import':
        this.imports.take(event.progress)
        break
      case 'data-failed':
        this.#next.refusal = null
        this.#notices.reportData(event.problem)
        break
      case 'calmed':
        this.store.setState(({ settings }) => ({ settings: calmed(settings, event.calming) }))
        this.#notices.reportCalming(event.calming)
        break
      case 'recovered':
        if (event.training) this.#notices.reportRecovery(event.recovery)
        break
    }
  }

  #takeStatus(status: RunStatus): void {
    // Of a run that has been replaced in the meantime.
    if (status.runId !== this.#runId) return
    const rests = this.#latestPhase === 'training' && status.phase !== 'training'
    const failed = status.problem && this.#state.status?.problem?.code !== status.problem.code
    this.#latestPhase = status.phase
    if (status.phase === 'training') this.#notices.withdraw('training-diverged')
    this.store.setState({ status })
    if (status.problem && failed) this.#notices.report(status.problem)
    if (rests) this.#refreshViews()
  }

  /** Training under way goes on to the new target, wherever it was to end before. */
  #retarget(epoch: number): void {
    this.store.setState({ targetEpoch: targetAfter(epoch, this.#state.settings) })
    if (this.#state.status?.phase === 'training' && this.#towardsTarget) {
      this.trainToTarget().catch(this.report)
    }
  }

  #refreshViews(): void {
    this.latent.refresh()
    this.input.refresh()
  }

  get #hasRun(): boolean {
    return this.#begunRunId === this.#runId
  }

  get #label(): number {
    return this.#state.latent.label ?? 0
  }

  get #state(): SessionState {
    return this.store.getState()
  }
}
