/**
 * The Trainer where the arithmetic is: owns the present run and its engine. Commands that change the run come
 * one after another; questions are answered between two slices of training.
 */
import type { LoadedSplit } from '../datasets/dataset'
import type { ImportFile } from '../datasets/import/read-files'
import type { EngineMemory, EngineRequest } from '../engines/engine'
import { type EngineFailure, passedOver } from '../engines/engine-failures'
import { Problem, toProblem } from '../lib/problem'
import { imagePixels } from '../vae/image'
import type { Settings } from '../vae/settings'
import type {
  Embedding,
  Evaluation,
  EvaluationOptions,
  Examination,
  LabelledImages,
  Measures,
  Neighbours,
  Projection,
  Scores,
  TestTable,
} from './answers'
import { OpenDatasets } from './data/open-datasets'
import { readPictureFor } from './data/picture-for'
import { comparedSplit, comparedSplits, dataOfRun, knownOf } from './data/run-data'
import { type Answerer, AnsweringModel, type Model } from './loop/answering-model'
import { freshState } from './loop/fresh-state'
import { Leash } from './loop/leash'
import { failureOf, moveRun, stateOf } from './loop/moving'
import { patienceAtStartMs } from './loop/patience'
import { Run } from './loop/run'
import { RunLoop } from './loop/run-loop'
import { goalOf } from './loop/training-loop'
import { Turns } from './loop/turns'
import type {
  Goal,
  ImportedDataset,
  ImportPreview,
  Interest,
  RunState,
  RunStatus,
  Trainer,
  TrainerEvent,
  TrainingAmount,
} from './protocol'
import { embedTestImages } from './questions/embedding'
import { type EvaluationResult, evaluateRun } from './questions/evaluation'
import { examineImage } from './questions/examination'
import { type EvaluateNow, measureRun } from './questions/measures'
import { loadedImagesOf, nearestTestImages } from './questions/neighbours'
import { projectionOf } from './questions/projection'
import { compareWithTrace, traceNextStep } from './questions/step-trace'
import { Reporter } from './reporter'
import type { TrainerMeans } from './trainer-means'

export class LocalTrainer implements Trainer {
  readonly #means: TrainerMeans
  readonly #reporter = new Reporter()
  readonly #datasets: OpenDatasets
  #model: AnsweringModel | null = null
  #run: Run | null = null
  #loop: RunLoop | null = null
  readonly #leash = new Leash()
  /** Engines that have failed, oldest first. */
  #failures: EngineFailure[] = []
  /** Each begins with training at rest. */
  readonly #turns = new Turns(async () => {
    this.#loop?.stop()
    await this.#loop?.done
  })

  /** @param means where engine and data come from: the real ones, unless a test brings its own */
  constructor(means: TrainerMeans) {
    this.#means = means
    this.#datasets = new OpenDatasets(means.openDataset, this.#reporter)
  }

  subscribe(listener: (event: TrainerEvent) => void): () => void {
    return this.#reporter.subscribe(listener)
  }

  async prepare(settings: Settings): Promise<void> {
    dataOfRun(settings, await this.#datasets.get(settings.dataset))
  }

  begin(...[runId, settings, state, interrupted]: Parameters<Trainer['begin']>): Promise<RunStatus> {
    const start = state ?? freshState(settings)
    if (interrupted) this.#failures = [...interrupted.failures]
    const previous = this.#model
    const beginning = this.#turns.take(async () => {
      this.#reporter.runId = runId
      this.#run = null
      // On a slow line a trained model comes first: somebody may drag in it. Whoever waits for the run hears of failures.
      const request = this.#request(settings, start.snapshot)
      const standIn = Promise.resolve(state ? this.#means.chooseStandIn?.(request) : null)
      const engine = standIn.then(() => this.#startEngine(settings, start.snapshot))
      const data = (state ? engine : Promise.resolve()).then(() => this.#datasets.get(settings.dataset))
      Promise.all([engine, data]).catch(() => {})
      return { standIn, engine, data }
    })
    // From here on questions wait for the new engine, or who stands in for it, and for nothing else: a trained model
    // answers before the data are there.
    const standIn = beginning.then((begun) => begun.standIn)
    const model = beginning.then(({ engine }) => engine)
    this.#model = new AnsweringModel(model, { settings, standIn })
    return this.#turns.take(async () => {
      const retired = await previous?.chosen.catch(() => null)
      retired?.engine.dispose()
      const { data } = await beginning
      const [choice, whole] = await Promise.all([model, data])
      this.#run = new Run(runId, dataOfRun(settings, whole), choice, { ...start, settings }, interrupted)
      return this.#run.status
    })
  }

  async change(settings: Settings): Promise<RunStatus> {
    const run = await this.#settledRun()
    const moves = settings.backend !== run.settings.backend
    run.settings = { ...settings, backend: run.settings.backend }
    if (moves) {
      // Whoever chooses a backend wants it tried.
      this.#failures = []
      const move = () => this.#move(run, settings, null)
      await (this.#loop ? this.#loop.betweenSlices(move) : this.#turns.take(move))
    }
    return run.status
  }

  train(amount: TrainingAmount = {}): Promise<RunStatus> {
    return this.#trainBy(amount, true)
  }

  async pause(): Promise<RunStatus> {
    // Training that was asked for before this pause may not have begun.
    await this.#turns.taken
    this.#loop?.pause()
    return this.#loop ? this.#loop.done : this.#requireRun().status
  }

  step(): Promise<RunStatus> {
    return this.#trainBy({ steps: 1 }, false)
  }

  async leash(step: number | null): Promise<boolean> {
    this.#leash.set(step)
    return this.#loop?.goesOn ?? false
  }

  encode: Trainer['encode'] = (images, count, labels = new Uint8Array(count)) =>
    this.#ask(({ engine }) => engine.encode(images, count, labels))

  decode(z: Float32Array, count: number, label = 0): Promise<Float32Array> {
    return this.#ask(({ engine }) => engine.decode(z, count, new Uint8Array(count).fill(label)))
  }

  examine(image: Float32Array, label = 0): Promise<Examination> {
    return this.#ask(({ engine, settings }) => {
      return examineImage(engine, image, label, settings, this.#run?.surprise ?? null)
    })
  }

  async evaluate(options: EvaluationOptions): Promise<Evaluation> {
    if (options.importanceSamples !== undefined && (await this.#settledRun()).settings.model.kind === 'ae') {
      throw new Problem('no-importance-weights', {})
    }
    return (await this.#evaluated(options)).evaluation
  }

  async tabulate(): Promise<TestTable> {
    const run = await this.#settledRun()
    const { reconstruction, kl } = await this.#evaluated({ split: 'test' })
    return { ...(await embedTestImages(run, kl.length)), reconstruction, kl, ...knownOf(run.dataset.test) }
  }

  /** While training goes on it makes way, so that all images are evaluated with the same parameters. */
  #evaluated(options: EvaluationOptions): Promise<EvaluationResult> {
    return this.#askAtRest((run) => this.#evaluateNow(run, run.dataset[options.split], options))
  }

  /** @throws Problem 'model-changed' */
  async #evaluateNow(
    run: Run,
    split: LoadedSplit,
    options: Omit<EvaluationOptions, 'split'>,
  ): Promise<EvaluationResult> {
    const result = await evaluateRun(run, split, options, () => run === this.#run)
    if (result.evaluation.images === run.dataset.test.total && split === run.dataset.test) {
      run.takeEvaluation(result)
      this.#reporter.report(run)
    }
    return result
  }

  async score(ids: readonly string[]): Promise<Scores[]> {
    const run = await this.#settledRun()
    const datasets = await Promise.all(ids.map((id) => this.#datasets.get(id)))
    const splits = await comparedSplits(run.settings, ids, datasets)
    return this.#atRest(async () => {
      const all: Scores[] = []
      for (const [index, { classes }] of datasets.entries()) {
        const split = splits[index] as LoadedSplit
        const { reconstruction, kl } = await this.#evaluateNow(run, split, {})
        all.push({ reconstruction, kl, labels: split.labels.slice(), classes, step: run.step })
      }
      return all
    })
  }

  async measure(): Promise<Measures> {
    const run = await this.#settledRun()
    const { train, test } = run.dataset
    await Promise.all([test.whenAvailable(test.total), train.whenAvailable(train.total)])
    const evaluate: EvaluateNow = (split, options) => this.#evaluateNow(run, split, options)
    return this.#atRest(() => measureRun(run, evaluate))
  }

  async testImages(indices: readonly number[], id?: string): Promise<LabelledImages> {
    const run = await this.#settledRun()
    const split =
      id === undefined ? run.dataset.test : comparedSplit(run.settings, id, await this.#datasets.get(id))
    return loadedImagesOf(split, indices)
  }

  async nearest(z: Float32Array, count: number, label = 0): Promise<Neighbours> {
    const run = await this.#settledRun()
    return this.#ask(() => nearestTestImages(run, z, count, label))
  }

  async beginProjection(count: number): Promise<void> {
    const run = await this.#settledRun()
    run.projection = await this.#ask(() => projectionOf(run, count))
  }

  async advanceProjection(): Promise<Projection> {
    const { projection } = await this.#settledRun()
    if (!projection) throw new Problem('model-changed', {})
    return projection.advance()
  }

  async embed(count: number): Promise<Embedding> {
    const run = await this.#settledRun()
    return this.#ask(() => embedTestImages(run, count))
  }

  traceStep: Trainer['traceStep'] = (image) => this.#askAtRest((run) => traceNextStep(run, image))
  compareTrace: Trainer['compareTrace'] = () => this.#askAtRest(compareWithTrace)

  async observe(interest: Interest): Promise<void> {
    this.#reporter.interest = interest
  }

  state(): Promise<RunState> {
    return this.#askAtRest((run) => {
      // The curve up to here goes before it.
      this.#reporter.report(run)
      return stateOf(run)
    })
  }

  async readPicture(file: Blob, name: string): Promise<Float32Array> {
    return readPictureFor(await this.#settledRun(), file, name)
  }

  readData(files: readonly ImportFile[]): Promise<ImportPreview> {
    return this.#datasets.imports.read(files)
  }

  cancelData = async (): Promise<void> => this.#datasets.imports.cancel()

  async acceptData(negative: boolean, beside: boolean): Promise<ImportedDataset[]> {
    const needed = beside ? (await this.#settledRun()).settings.dataset : null
    return this.#datasets.imports.accept(negative, needed)
  }

  ownData: Trainer['ownData'] = (id) => this.#datasets.imports.file(id)

  restoreData(...[id, from, beside]: Parameters<Trainer['restoreData']>): Promise<ImportedDataset[]> {
    return this.#datasets.imports.restore(id, from, beside)
  }

  async retryData(): Promise<void> {
    const { dataset } = this.#requireRun()
    dataset.retry()
    this.#reporter.watchLoading(dataset)
  }

  async memory(): Promise<EngineMemory> {
    return (await this.#requireModel()).engine.memory()
  }

  /** What the present engine answers; if it fails while it trains, what the one answers that takes over. */
  async #ask<Answer>(question: (model: Answerer) => Promise<Answer>, more = 2): Promise<Answer> {
    const asked = await this.#requireModel()
    try {
      return await question(asked)
    } catch (thrown) {
      // A slice lies between the two: it fails as well where the engine is gone, and another takes over.
      for (let slices = 0; slices < 2; slices++) await this.#loop?.betweenSlices(async () => {})
      const { engine } = await this.#requireModel()
      if (engine === asked.engine) await this.#takeOverAtRest(asked, toProblem(thrown))
      if (more === 0) throw thrown
      return this.#ask(question, more - 1)
    }
  }

  /** Asks something about the present run while no step is in flight. */
  async #askAtRest<Answer>(question: (run: Run) => Promise<Answer>): Promise<Answer> {
    const run = await this.#settledRun()
    return this.#ask(() => this.#atRest(() => question(run)))
  }

  async #takeOverAtRest({ engine }: Answerer, problem: Problem): Promise<void> {
    const run = this.#run
    if (problem.code === 'unexpected' || run?.engine !== engine || this.#loop) throw problem
    await this.#turns.take(async () => {
      if (run === this.#run && run.engine === engine) await this.#takeOver(run, problem)
    })
  }

  #atRest<Result>(errand: () => Promise<Result>): Promise<Result> {
    return this.#loop ? this.#loop.betweenSlices(errand) : errand()
  }

  /** Its turn is over once training has begun: the next command ends it. */
  async #trainBy(amount: TrainingAmount, rest: boolean): Promise<RunStatus> {
    const loop = await this.#turns.take(async () => {
      const run = this.#requireRun()
      return this.#startLoop(run, goalOf(run, amount), rest)
    })
    return loop.done
  }

  #startLoop(run: Run, goal: Goal, rest: boolean): RunLoop {
    // A command that waits is not kept waiting by a rest.
    const hurried = () => this.#turns.waiting > 0
    const takeOver = (problem: Problem) => this.#takeOver(run, problem)
    const loop = new RunLoop(run, goal, this.#reporter, { leash: this.#leash, rest, hurried, takeOver })
    this.#loop = loop
    void loop.done.then(() => {
      if (this.#loop === loop) this.#loop = null
    })
    return loop
  }

  /** Has another engine go on, where it is that of the run that has failed; else it throws the same. */
  async #takeOver(run: Run, problem: Problem): Promise<void> {
    const failure = failureOf(run, problem)
    if (!failure) throw problem
    this.#failures.push(failure)
    await this.#move(run, run.settings, failure)
  }

  /** Moves a run to the engine that these settings ask for. @param failure of the present one */
  async #move(run: Run, settings: Settings, failure: EngineFailure | null): Promise<void> {
    const recovery = await moveRun(run, (snapshot) => this.#startEngine(settings, snapshot), failure)
    // Other settings may have changed meanwhile.
    run.settings = { ...run.settings, backend: settings.backend }
    this.#model = new AnsweringModel(Promise.resolve({ engine: run.engine, reason: run.reason, settings }))
    if (recovery) this.#reporter.reportRecovery(recovery, this.#loop !== null)
    this.#reporter.report(run)
  }

  async #startEngine(settings: Settings, snapshot: RunState['snapshot']): Promise<Model> {
    this.#reporter.askForPatience(patienceAtStartMs)
    try {
      return { ...(await this.#means.chooseEngine(this.#request(settings, snapshot))), settings }
    } catch (thrown) {
      // Nothing is left to try: next time everything is.
      this.#failures = []
      throw thrown
    }
  }

  #request(settings: Settings, snapshot: RunState['snapshot']): EngineRequest {
    return { settings, pixels: imagePixels, snapshot, passedOver: passedOver(this.#failures) }
  }

  #requireModel(): Promise<Answerer> {
    if (!this.#model) throw new Problem('unexpected', { reason: 'no run has begun' })
    return this.#model.present()
  }

  /** The present run, once the commands given so far have been taken up. */
  async #settledRun(): Promise<Run> {
    await this.#turns.taken
    return this.#requireRun()
  }

  #requireRun(): Run {
    if (!this.#run) throw new Problem('unexpected', { reason: 'no run has begun' })
    return this.#run
  }
}
