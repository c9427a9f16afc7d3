/** Whether another model trains beside that of the page, and which. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Session } from '../session'
import type { Difference } from './differences'
import { Sweep } from './sweep'
import { Twin } from './twin'

export interface ComparisonState {
  phase: 'off' | 'starting' | 'on'
  /** What a person has put together; null: nothing yet. */
  draft: Difference | null
  /** The other model; null while there is none. */
  twin: Session | null
}

export class Comparison {
  readonly state: StoreApi<ComparisonState> = createStore(() => ({ phase: 'off', draft: null, twin: null }))
  readonly sweep: Sweep
  readonly #session: Session
  #twin: Twin | null = null
  /** Counts beginnings and ends: what belongs to an earlier one is given up. */
  #turn = 0

  constructor(session: Session) {
    this.#session = session
    this.sweep = new Sweep(session)
  }

  propose(draft: Difference): void {
    this.state.setState({ draft })
  }

  /**
   * Starts the model of the page from the seed, and beside it another one, which differs in one setting.
   * @throws Problem saying why one of them could not begin; there is no other one then
   */
  async start(difference: Difference): Promise<void> {
    this.end()
    const turn = this.#turn
    this.state.setState({ phase: 'starting' })
    try {
      await this.#session.reset()
      if (turn !== this.#turn) return
      const twin = new Twin(this.#session, difference, () => this.end())
      this.#twin = twin
      const session = await twin.ready
      if (turn === this.#turn) this.state.setState({ phase: 'on', twin: session })
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.end()
      throw thrown
    }
  }

  /** Lets go of the other model. */
  end(): void {
    this.#turn += 1
    this.#twin?.end()
    this.#twin = null
    this.state.setState({ phase: 'off', twin: null })
  }
}

const comparisons = new WeakMap<Session, Comparison>()

/** The one comparison of a session, which is there only once somebody has looked for it. */
export function comparisonOf(session: Session): Comparison {
  let comparison = comparisons.get(session)
  if (!comparison) {
    comparison = new Comparison(session)
    comparisons.set(session, comparison)
  }
  return comparison
}
