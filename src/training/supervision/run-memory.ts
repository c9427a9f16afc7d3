/** What the page knows of the present run: enough to begin it again in another worker. */
import type { EngineFailure } from '../../engines/engine-failures'
import type { Settings } from '../../vae/settings'
import { calmed } from '../loop/calming'
import type { Goal, RunState, RunStatus, SoundState, TrainerEvent } from '../protocol'

export type Fault = Pick<EngineFailure, 'cause' | 'reason'>

/** Training that somebody waits for. */
export interface Errand {
  /** Where it will end, once it has begun. */
  goal: Goal | null
}

export class RunMemory {
  readonly runId: number
  settings: Settings
  /** Null until the run has begun. */
  status: RunStatus | null = null
  /** Oldest first. */
  readonly errands = new Set<Errand>()
  #kept: SoundState | null
  /** The last step that was told. */
  #furthest: number

  /** @param state null: parameters drawn from the seed */
  constructor(runId: number, settings: Settings, state: RunState | null) {
    this.runId = runId
    this.settings = settings
    this.#kept = state
    this.#furthest = state?.step ?? 0
  }

  get step(): number {
    return this.#kept?.step ?? 0
  }

  /** Steps that were told and are in no state that could be returned to. */
  get lostSteps(): number {
    return this.#furthest - this.step
  }

  /** Null: as at the beginning. */
  get state(): RunState | null {
    return this.#kept && { ...this.#kept, settings: this.settings }
  }

  take(event: TrainerEvent): void {
    if (event.runId !== this.runId) return
    if (event.type === 'kept') {
      this.#kept = event.state
      this.#furthest = Math.max(this.#furthest, event.state.step)
    }
    if (event.type === 'calmed') this.settings = calmed(this.settings, event.calming)
    if (event.type === 'status') {
      this.status = event.status
      this.#furthest = Math.max(this.#furthest, event.status.step)
    }
    if (event.type === 'under-way') {
      for (const errand of this.errands) {
        if (errand.goal) continue
        errand.goal = event.goal
        break
      }
    }
  }

  begunAs(status: RunStatus): void {
    this.status = status
    this.#furthest = status.step
  }

  /** Whoever did the arithmetic until now is blamed; null if nobody did. */
  failure(fault: Fault): EngineFailure | null {
    return this.status && { backend: this.status.backend, engine: this.status.engine, ...fault }
  }
}
