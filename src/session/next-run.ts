/** The run that somebody wants in the place of the present one, which goes on until the data of the next are there. */
import type { StoreApi } from 'zustand/vanilla'
import { type Problem, toProblem } from '../lib/problem'
import type { Trainer } from '../training/protocol'
import type { Settings } from '../vae/settings'
import type { NoticeBoard } from './notice-board'
import { differ } from './run-beginning'
import type { SessionState } from './state'

export class NextRun {
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer
  readonly #notices: NoticeBoard
  /** Its settings while its data are on their way; null: none is waited for. */
  settings: Settings | null = null
  /** Why the one that was wanted last did not begin. */
  refusal: Problem | null = null
  /** Counts what is wanted: only the newest begins. */
  #wish = 0

  constructor(store: StoreApi<SessionState>, trainer: Trainer, notices: NoticeBoard) {
    this.#store = store
    this.#trainer = trainer
    this.#notices = notices
  }

  /**
   * Whether a run of these settings is to begin: not if something else is wanted by the time its data are there.
   * Undefined, at once, where there is nothing to wait for. What was wanted before is not any more.
   * @throws Problem saying what is wrong with the data; the present run is as it was then
   */
  awaitData(settings: Settings): Promise<boolean> | undefined {
    this.forget()
    if (this.refusal) this.#notices.withdraw(this.refusal.code)
    this.refusal = null
    const { status, settings: present } = this.#store.getState()
    const hasRun = status && status.phase !== 'loading' && status.phase !== 'failed'
    if (
      !hasRun ||
      !differ(present, settings, 'dataset', 'subset.classes', 'subset.images', 'model.conditional')
    ) {
      return undefined
    }
    return this.#prepare(settings)
  }

  /** Nothing is waited for any more. */
  forget(): void {
    this.#wish += 1
    this.settings = null
  }

  async #prepare(settings: Settings): Promise<boolean> {
    const wish = this.#wish
    this.settings = settings
    const refusal = await this.#trainer.prepare(settings).then(() => null, toProblem)
    // What has arrived of data that do not come is of no use to the run that stays.
    if (refusal) this.#store.setState({ data: null })
    if (wish !== this.#wish) return false
    this.settings = null
    this.refusal = refusal
    if (refusal) throw refusal
    return true
  }
}
