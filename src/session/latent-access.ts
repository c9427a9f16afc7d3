/** What every view of the latent space needs: its state, and answers that come in time or not at all. */
import type { StoreApi } from 'zustand/vanilla'
import { latestWins } from '../lib/latest-wins'
import { type Problem, toProblem } from '../lib/problem'
import { turnWhileTraining } from './pace'
import { farthestCode, type LatentState, type SessionState } from './state'

export class LatentAccess {
  readonly #store: StoreApi<SessionState>
  readonly #report: (problem: Problem) => void
  /** Counts models: what comes back for an earlier one is dropped. */
  #model = 0

  constructor(store: StoreApi<SessionState>, report: (problem: Problem) => void) {
    this.#store = store
    this.#report = report
  }

  get state(): LatentState {
    return this.#store.getState().latent
  }

  /** Whether the network is told labels. */
  get conditional(): boolean {
    return this.#store.getState().settings.model.conditional
  }

  /** The class that a conditional network is told where no image brings its own. */
  get label(): number {
    return this.state.label ?? 0
  }

  /** How far from zero a coordinate of z may be. */
  get farthest(): number {
    return farthestCode[this.#store.getState().settings.model.kind]
  }

  /** Whether the model is a plain autoencoder, without a prior. */
  get plain(): boolean {
    return this.#store.getState().settings.model.kind === 'ae'
  }

  get training(): boolean {
    return this.#store.getState().status?.phase === 'training'
  }

  patch(change: Partial<LatentState>): void {
    this.#store.setState((state) => ({ latent: { ...state.latent, ...change } }))
  }

  /** From now on the answers of the previous model are dropped. */
  nextModel(): void {
    this.#model += 1
  }

  readonly report = (thrown: unknown): void => {
    this.#report(toProblem(thrown))
  }

  /**
   * A renewal that never runs twice at once, ends with the newest state, and drops what is of another model.
   * @param restMs least time from the start of one question to the start of the next
   * @param inTurn while the model trains, its answers are drawn with what else training tells
   */
  renewing<Answer>(
    ask: () => Promise<Answer>,
    take: (answer: Answer) => void,
    { restMs = 0, inTurn = false } = {},
  ): () => void {
    return latestWins(async () => {
      const model = this.#model
      try {
        const answer = await ask()
        if (inTurn) await turnWhileTraining(this.#store)
        if (model === this.#model) take(answer)
      } catch (thrown) {
        // A model that was replaced while it was asked owes no answer.
        if (model === this.#model) this.report(thrown)
      }
    }, restMs)
  }
}
