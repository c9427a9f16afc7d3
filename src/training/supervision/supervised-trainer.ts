/**
 * The Trainer that outlives its workers: it watches the one that there is and, when that is lost, has another go on
 * where the run was last known to be sound. Whoever waits for an answer gets it from that one.
 */
import type { ImportFile } from '../../datasets/import/read-files'
import type { EngineFailure } from '../../engines/engine-failures'
import { Problem, toProblem, toProblemData } from '../../lib/problem'
import type { Settings } from '../../vae/settings'
import type { EvaluationOptions } from '../answers'
import type { Goal, Interest, RunState, RunStatus, Trainer, TrainerEvent, TrainingAmount } from '../protocol'
import type { RemoteTrainer } from '../wire'
import { EventGate } from './event-gate'
import { OwnData } from './own-data'
import { Post, WorkerLost } from './post'
import { type Errand, type Fault, RunMemory } from './run-memory'
import type { HireWorker, WorkerFault } from './training-worker'

/** Workers that may be lost one after another before it is given up: nothing came of them in between. */
const mostLosses = 3
/** A worker that has lived for so long was not lost by what the ones before it were lost by. */
const longLifeMs = 30_000
/** A question that as many workers have been lost over is not asked again. */
const mostAskings = 2

export class SupervisedTrainer implements Trainer {
  readonly #hire: HireWorker
  /** What it tells passes here. */
  readonly gate = new EventGate()
  readonly #ownData = new OwnData()
  #interest: Interest | null = null
  #leash: number | null = null
  #run: RunMemory | null = null
  #post: Post
  /** The worker, once it has the run. */
  #manned: Promise<Post>
  /** Why there is no worker and none will be hired until somebody asks for it. */
  #failure: Problem | null = null
  #losses = 0
  /** Engines that have failed, oldest first: the next worker passes over some of them. */
  #failures: EngineFailure[] = []
  /** Step of the run when a worker was last lost. */
  #lostAtStep = 0

  constructor(hire: HireWorker) {
    this.#hire = hire
    this.#post = this.#newPost()
    this.#manned = Promise.resolve(this.#post)
  }

  subscribe(listener: (event: TrainerEvent) => void): () => void {
    return this.gate.subscribe(listener)
  }

  prepare = (settings: Settings) => this.#ask((trainer) => trainer.prepare(settings))

  begin = async (runId: number, settings: Settings, state?: RunState): Promise<RunStatus> => {
    const previous = this.#run
    const run = new RunMemory(runId, settings, state ?? null)
    this.#run = run
    if (this.#failure) this.#startAnew()
    if (settings.backend !== previous?.settings.backend) this.#failures = []
    const status = await this.#ask((trainer) => trainer.begin(runId, settings, state))
    run.begunAs(status)
    return status
  }

  change = async (settings: Settings): Promise<RunStatus> => {
    if (settings.backend !== this.#run?.settings.backend) this.#failures = []
    const status = await this.#ask((trainer) => trainer.change(settings))
    if (this.#run?.runId === status.runId) this.#run.settings = settings
    return status
  }

  train = (amount?: TrainingAmount): Promise<RunStatus> =>
    this.#train((trainer, goal) => trainer.train(goal ? { until: goal } : amount))

  step = (): Promise<RunStatus> =>
    this.#train((trainer, goal) => {
      const isDone = goal !== null && (this.#run?.step ?? 0) >= goal.step
      return isDone ? trainer.pause() : trainer.step()
    })

  pause = async (): Promise<RunStatus> => {
    const status = await this.#ask((trainer) => trainer.pause())
    await this.gate.whenOpen()
    return status
  }
  encode = (images: Float32Array, count: number, labels?: Uint8Array) =>
    this.#ask((trainer) => trainer.encode(images, count, labels))
  decode = (z: Float32Array, count: number, label?: number) =>
    this.#ask((trainer) => trainer.decode(z, count, label))
  examine = (image: Float32Array, label?: number) => this.#ask((trainer) => trainer.examine(image, label))
  evaluate = (options: EvaluationOptions) => this.#ask((trainer) => trainer.evaluate(options))
  testImages = (indices: readonly number[], dataset?: string) =>
    this.#ask((trainer) => trainer.testImages(indices, dataset))
  measure = () => this.#ask((trainer) => trainer.measure())
  score = (datasets: readonly string[]) => this.#ask((trainer) => trainer.score(datasets))
  nearest = (z: Float32Array, count: number, label?: number) =>
    this.#ask((trainer) => trainer.nearest(z, count, label))
  beginProjection = (count: number) => this.#ask((trainer) => trainer.beginProjection(count))
  advanceProjection = () => this.#ask((trainer) => trainer.advanceProjection())
  embed = (count: number) => this.#ask((trainer) => trainer.embed(count))
  tabulate = () => this.#ask((trainer) => trainer.tabulate())
  traceStep = (image: number) => this.#ask((trainer) => trainer.traceStep(image))
  compareTrace = () => this.#ask((trainer) => trainer.compareTrace())
  state = () => this.#ask((trainer) => trainer.state())
  readPicture = (file: Blob, name: string) => this.#ask((trainer) => trainer.readPicture(file, name))
  memory = () => this.#ask((trainer) => trainer.memory())

  observe = (interest: Interest) => {
    this.#interest = interest
    return this.#ask((trainer) => trainer.observe(interest))
  }

  leash = (step: number | null) => {
    this.#leash = step
    return this.#ask((trainer) => trainer.leash(step))
  }

  /** Ends its worker, for good: nothing is answered any more. */
  end(): void {
    this.#failure = new Problem('model-changed', {})
    this.#post.end()
  }

  readData = (files: readonly ImportFile[]) => this.#ask((trainer) => this.#ownData.read(trainer, files))
  acceptData = (negative: boolean, beside: boolean) =>
    this.#ask((trainer) => this.#ownData.accept(trainer, negative, beside))
  cancelData = () => this.#ask((trainer) => trainer.cancelData())
  ownData = (id: string) => this.#ask((trainer) => trainer.ownData(id))
  restoreData = (...data: Parameters<Trainer['restoreData']>) =>
    this.#ask((trainer) => this.#ownData.restore(trainer, ...data))

  /** Where there is no worker, another one is hired, and has the run as it was. */
  retryData = async (): Promise<void> => {
    if (!this.#failure) return this.#ask((trainer) => trainer.retryData())
    this.#startAnew()
    await this.#present()
  }

  /** However many workers it takes: what has been done of it is not done again. */
  async #train(
    command: (trainer: RemoteTrainer, goal: Goal | null) => Promise<RunStatus>,
  ): Promise<RunStatus> {
    const run = this.#run
    const errand: Errand = { goal: null }
    run?.errands.add(errand)
    try {
      return await this.#ask(async (trainer) => {
        // Another run has taken its place, and then the worker was lost.
        if (run?.status && run !== this.#run) return run.status
        return command(trainer, errand.goal)
      }, Number.POSITIVE_INFINITY)
    } finally {
      run?.errands.delete(errand)
      // Whoever hears of its end has been told all of it.
      await this.gate.whenOpen()
    }
  }

  async #ask<Answer>(
    question: (trainer: RemoteTrainer) => Promise<Answer>,
    mostTimes = mostAskings,
  ): Promise<Answer> {
    for (let times = 1; ; times++) {
      const post = await this.#present()
      try {
        return await post.answer(question)
      } catch (thrown) {
        if (!(thrown instanceof WorkerLost)) throw thrown
        if (times >= mostTimes) throw new Problem('model-changed', {})
      }
    }
  }

  /** @throws Problem why there is no worker */
  async #present(): Promise<Post> {
    for (;;) {
      if (this.#failure) throw this.#failure
      const manned = this.#manned
      try {
        const post = await manned
        if (manned === this.#manned && !this.#failure) return post
      } catch (thrown) {
        if (manned === this.#manned) throw this.#failure ?? thrown
      }
    }
  }

  #newPost(): Post {
    return new Post(
      this.#hire,
      (event) => {
        this.#run?.take(event)
        if (event.type === 'recovered') this.#failures.push(event.recovery.failure)
        this.gate.emit(event)
      },
      (fault) => this.#replace(fault),
    )
  }

  #replace(fault: WorkerFault): void {
    if (fault.code === 'missing') {
      this.#giveUp(new Problem('worker-missing', {}))
      return
    }
    const step = this.#run?.step ?? 0
    if (step !== this.#lostAtStep || this.#post.livedMs > longLifeMs) this.#losses = 0
    this.#lostAtStep = step
    this.#losses += 1
    const reason = fault.code === 'failed' ? fault.reason : fault.code
    if (this.#losses === mostLosses) this.#giveUp(new Problem('worker-failed', { reason }))
    else this.#man({ cause: `worker-${fault.code}`, reason })
  }

  #startAnew(): void {
    this.#failure = null
    this.#losses = 0
    this.#failures = []
    this.#man(null)
  }

  #man(fault: Fault | null): void {
    const post = this.#newPost()
    this.#post = post
    this.#manned = this.#restore(post, fault).then(
      () => post,
      (thrown) => {
        if (!(thrown instanceof WorkerLost) && post === this.#post) this.#giveUp(toProblem(thrown))
        throw thrown
      },
    )
    this.#manned.catch(() => {})
  }

  /** Brings a new worker to where the run was; training that somebody waits for goes on when they ask again. */
  async #restore(post: Post, fault: Fault | null): Promise<void> {
    const [interest, leash, run] = [this.#interest, this.#leash, this.#run]
    const failure = fault && (run?.failure(fault) ?? null)
    if (failure) this.#failures.push(failure)
    await post.answer(async (trainer) => {
      if (interest) await trainer.observe(interest)
      if (leash !== null) await trainer.leash(leash)
      await this.#ownData.restoreTo(trainer)
    })
    // A run that has not begun is begun by whoever waits for that.
    if (!run?.status) return
    const { runId, settings, state, lostSteps: repeated } = run
    const tookOver = failure && { ...failure, step: run.step }
    const interrupted = run.status.phase === 'ready' ? undefined : { tookOver, failures: this.#failures }
    const status = await post.answer((trainer) =>
      trainer.begin(runId, settings, state ?? undefined, interrupted),
    )
    run.begunAs(status)
    const training = run.errands.size > 0
    if (!training) this.gate.emit({ runId, type: 'status', status })
    if (!failure) return
    const { step, backend } = status
    this.gate.emit({ runId, type: 'recovered', recovery: { failure, step, repeated, backend }, training })
  }

  #giveUp(problem: Problem): void {
    this.#failure = problem
    this.#post.end()
    const { runId, status } = this.#run ?? {}
    if (runId === undefined || !status) return
    const failed = {
      ...status,
      phase: 'failed',
      stepsPerSecond: null,
      problem: toProblemData(problem),
    } as const
    this.gate.emit({ runId, type: 'status', status: failed })
  }
}
