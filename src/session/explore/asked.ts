import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Problem, toProblem } from '../../lib/problem'
import type { SessionState } from '../state'

export interface Asking<Answer> {
  running: boolean
  /** Null before there is one. */
  answer: Answer | null
}

/**
 * A question about the model that takes seconds, so that it is asked when a person presses a button and not again as
 * training goes on. With another model the answer goes.
 */
export class Asked<Answer> {
  readonly asking: StoreApi<Asking<Answer>> = createStore(() => ({ running: false, answer: null }))
  readonly #ask: () => Promise<Answer>
  readonly #report: (problem: Problem) => void
  /** Counts questions: the answer to one that is not the newest is dropped. */
  #turn = 0

  constructor(store: StoreApi<SessionState>, ask: () => Promise<Answer>, report: (problem: Problem) => void) {
    this.#ask = ask
    this.#report = report
    store.subscribe(({ status }, { status: previous }) => {
      if (status?.phase === 'loading' && previous?.phase !== 'loading') this.clear()
    })
  }

  async start(): Promise<void> {
    const turn = ++this.#turn
    this.asking.setState({ running: true })
    try {
      const answer = await this.#ask()
      if (turn === this.#turn) this.asking.setState({ running: false, answer })
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.asking.setState({ running: false })
      this.#report(toProblem(thrown))
    }
  }

  clear(): void {
    this.#turn += 1
    this.asking.setState({ running: false, answer: null })
  }
}
