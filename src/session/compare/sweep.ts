/** One setting over several values: the runs of a sweep, in a worker of their own, and how far they have come. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OwnDataOfRun } from '../../storage/keeper'
import type { SupervisedTrainer } from '../../training/supervision/supervised-trainer'
import type { CurvePoint } from '../../vae/learning-curve'
import type { Settings } from '../../vae/settings'
import { type FieldPath, withValue } from '../../vae/settings-schema'
import { formatAddress } from '../address'
import { defaultView } from '../address-view'
import { hireTrainer } from '../page-trainer'
import type { Session } from '../session'
import { Loan } from './loan'
import { type FinishedRun, runSweep } from './run-sweep'

export interface SweepPlan {
  path: FieldPath
  values: readonly unknown[]
  /** Of each run. */
  epochs: number
}

export interface SweptRun {
  /** Among the kept runs; null where nothing is kept. */
  id: string | null
  settings: Settings
  curve: readonly CurvePoint[]
  ownData: OwnDataOfRun | null
}

export interface SweepState {
  /** Null: none is under way. */
  plan: SweepPlan | null
  /** Which run it is at, counted from 0, and how much of all has been done, 0 to 1. */
  at: number
  done: number
  /** Until the end, as far as can be said; null: cannot be. */
  leftMs: number | null
  /** Those that are finished, of the latest sweep. */
  runs: readonly SweptRun[]
}

export class Sweep {
  readonly state: StoreApi<SweepState> = createStore(() => ({
    plan: null,
    at: 0,
    done: 0,
    leftMs: null,
    runs: [],
  }))
  readonly #session: Session
  #trainer: SupervisedTrainer | null = null

  constructor(session: Session) {
    this.#session = session
  }

  /**
   * Trains the model of the page with each of the values. What is finished is kept as other runs are.
   * @throws Problem what has stopped one of them; those before it are there
   */
  async start(plan: SweepPlan): Promise<void> {
    this.cancel()
    const { settings } = this.#session.store.getState()
    const all = plan.values.map((value) => withValue(settings, plan.path, value))
    const ownData = this.#session.keeping.ownData(settings.dataset)
    const trainer = hireTrainer()
    this.#trainer = trainer
    this.state.setState({ plan, at: 0, done: 0, leftMs: null, runs: [] })
    const beganAt = performance.now()
    const tell = (at: number, epoch: number) => {
      const done = (at + Math.min(1, epoch / plan.epochs)) / all.length
      const leftMs = done > 0 ? ((performance.now() - beganAt) / done) * (1 - done) : null
      if (trainer === this.#trainer) this.state.setState({ at, done, leftMs })
    }
    try {
      await new Loan(this.#session, trainer).renew()
      await runSweep(trainer, all, plan.epochs, tell, (run) => this.#finish(run, ownData, trainer))
    } catch (thrown) {
      // Whoever has cancelled it has ended its trainer.
      if (trainer === this.#trainer) throw thrown
    } finally {
      if (trainer === this.#trainer) this.cancel()
    }
  }

  /** Ends the sweep; runs that are finished stay. */
  cancel(): void {
    this.#trainer?.end()
    this.#trainer = null
    this.state.setState({ plan: null })
  }

  async #finish(
    { state, points, epoch }: FinishedRun,
    ownData: OwnDataOfRun | null,
    trainer: SupervisedTrainer,
  ): Promise<void> {
    const { settings } = state
    const curve = [...points]
    const address = formatAddress(settings, defaultView)
    const model = { ...state, history: curve }
    const id = await this.#session.keeping.add({ model, epoch, address, ownData }, trainer)
    this.state.setState(({ runs }) => ({ runs: [...runs, { id, settings, curve, ownData }] }))
  }
}
