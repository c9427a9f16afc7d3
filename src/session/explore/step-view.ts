/** One step of training in slow motion: traced before the engine takes it, and compared with what that made of it. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { latestWins } from '../../lib/latest-wins'
import { toProblem } from '../../lib/problem'
import type { StepComparison, TracedStep } from '../../training/answers'
import { imagePixels } from '../../vae/image'
import { untraceable } from '../../vae/traceable'
import type { SessionState } from '../state'

/** In the order in which a step goes through them. */
export const stages = ['encode', 'posterior', 'draw', 'decode', 'terms', 'update'] as const

export type Stage = (typeof stages)[number]

export interface StepState {
  /** The stage that is shown. */
  stage: Stage
  /** The image of the batch that is followed, from 0. */
  image: number
  /** Null until there is one. */
  trace: TracedStep | null
  /** What the engine has made of the traced step; null until it has taken it. */
  comparison: StepComparison | null
  taking: boolean
}

/** At what a trace has been taken: there it is still true. */
interface Moment extends Pick<SessionState, 'settings'>, Pick<StepState, 'image'> {
  runId: number
  step: number
}

/** What it needs of the session. */
interface StepMeans {
  readonly store: StoreApi<SessionState>
  readonly explore: {
    traceStep(image: number): Promise<TracedStep>
    compareTrace(): Promise<StepComparison>
  }
  step(): Promise<unknown>
  report(thrown: unknown): void
}

/** Made by the view that shows it, so that its code is fetched with that. */
export class StepView {
  readonly state: StoreApi<StepState> = createStore(() => ({
    stage: 'encode',
    image: 0,
    trace: null,
    comparison: null,
    taking: false,
  }))
  readonly #session: StepMeans
  #traced: Moment | null = null
  #stop: (() => void) | null = null

  constructor(session: StepMeans) {
    this.#session = session
  }

  /** Whether anybody looks: from then on the trace follows the run, wherever that rests. */
  look(looking: boolean): void {
    if (looking && !this.#stop) this.#stop = this.#session.store.subscribe(() => this.#renew())
    if (looking) this.#renew()
    else this.#stop?.()
    if (!looking) this.#stop = null
  }

  show(stage: Stage): void {
    this.state.setState({ stage })
  }

  /** Follows another image of the batch. */
  choose(image: number): void {
    this.state.setState({ image })
    this.#renew()
  }

  /** Has the engine take the step that has been traced. */
  async take(): Promise<void> {
    this.state.setState({ taking: true })
    try {
      await this.#session.step()
      this.state.setState({ comparison: await this.#session.explore.compareTrace() })
    } catch (thrown) {
      const problem = toProblem(thrown)
      // Another run or another worker: there is a step to be traced again.
      if (problem.code === 'model-changed') this.#traced = null
      else this.#session.report(problem)
    } finally {
      this.state.setState({ taking: false })
      this.#renew()
    }
  }

  /** On to the step after the one that was taken. */
  goOn(): void {
    this.state.setState({ stage: 'encode', comparison: null })
    this.#renew()
  }

  readonly #renew = latestWins(() => this.#trace())

  async #trace(): Promise<void> {
    const now = this.#moment
    if (!now || this.state.getState().taking || this.#isTrue(now)) return
    this.#traced = now
    try {
      const trace = await this.#session.explore.traceStep(now.image)
      this.state.setState({ trace, comparison: null })
    } catch (thrown) {
      const problem = toProblem(thrown)
      const later = this.#moment
      // A run that has gone on meanwhile owes no answer: it is asked for one anew.
      if (later && same(later, now) && problem.code !== 'model-changed') this.#session.report(problem)
      else this.#traced = null
    }
  }

  /** Null where there is no step to be looked at. */
  get #moment(): Moment | null {
    const { status, settings } = this.#session.store.getState()
    const rests = status?.phase === 'ready' || status?.phase === 'paused'
    if (!rests || untraceable(settings, imagePixels)) return null
    const { runId, step } = status
    return { runId, step, settings, image: this.state.getState().image }
  }

  /** Whether what is shown is of that moment, or of the one before, and the step between them has been taken here. */
  #isTrue(now: Moment): boolean {
    const traced = this.#traced
    if (!traced) return false
    const { comparison } = this.state.getState()
    const steps = comparison ? 1 : 0
    return same({ ...traced, step: traced.step + steps }, comparison ? { ...now, image: traced.image } : now)
  }
}

function same(one: Moment, other: Moment): boolean {
  return (
    one.runId === other.runId &&
    one.step === other.step &&
    one.settings === other.settings &&
    one.image === other.image
  )
}
