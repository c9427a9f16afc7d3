import { createStore, type StoreApi } from 'zustand/vanilla'
import { latestWins } from '../../lib/latest-wins'
import { type Problem, toProblem } from '../../lib/problem'
import type { RunStatus } from '../../training/protocol'
import { turnWhileTraining } from '../pace'
import type { SessionState } from '../state'

/** Renewals while training goes on. */
const renewEveryMs = 250

/** An answer, beside the question that it answers. */
export interface Answered<Question, Answer> {
  question: Question
  answer: Answer
}

/**
 * The answer to a question about the model, asked again whenever the parameters have changed, or the label that a
 * conditional network is told. Nothing is asked
 * while nobody looks, so that training pays for nothing that is out of sight.
 */
export class Renewed<Question, Answer> {
  /** The newest answer; null until there is one. */
  readonly answered: StoreApi<Answered<Question, Answer> | null> = createStore(() => null)
  readonly #store: StoreApi<SessionState>
  readonly #ask: (question: Question) => Promise<Answer>
  readonly #report: (problem: Problem) => void
  #question: Question | null = null
  #stop: (() => void) | null = null

  constructor(
    store: StoreApi<SessionState>,
    ask: (question: Question) => Promise<Answer>,
    report: (problem: Problem) => void,
  ) {
    this.#store = store
    this.#ask = ask
    this.#report = report
  }

  /** Asks a question from now on; null: nobody looks any more. */
  look(question: Question | null): void {
    this.#question = question
    if (question === null) {
      this.#stop?.()
      this.#stop = null
      return
    }
    this.#stop ??= this.#store.subscribe((state, previous) => {
      if (labelsDiffer(state, previous)) this.#askNow()
      else if (parametersDiffer(state.status, previous.status)) this.#renew()
    })
    this.#askNow()
  }

  /** The parameters have changed. */
  readonly #renew = latestWins(() => this.#take({ inTurn: true }), renewEveryMs)

  /** A person has asked something else. */
  readonly #askNow = latestWins(() => this.#take({ inTurn: false }))

  async #take({ inTurn }: { inTurn: boolean }): Promise<void> {
    const question = this.#question
    if (question === null) return
    const run = this.#runId
    try {
      const answer = await this.#ask(question)
      if (inTurn) await turnWhileTraining(this.#store)
      // Not where a person has asked something else meanwhile.
      if (!inTurn || question === this.#question) this.answered.setState({ question, answer }, true)
    } catch (thrown) {
      // A model that was replaced while it was asked owes no answer.
      if (question === this.#question && run === this.#runId) this.#report(toProblem(thrown))
    }
  }

  /** The present run; null while one is beginning. */
  get #runId(): number | null {
    const { status } = this.#store.getState()
    return status && status.phase !== 'loading' ? status.runId : null
  }
}

function labelsDiffer(one: SessionState, other: SessionState): boolean {
  return one.settings.model.conditional && one.latent.label !== other.latent.label
}

function parametersDiffer(one: RunStatus | null, other: RunStatus | null): boolean {
  return one?.runId !== other?.runId || one?.step !== other?.step || one?.phase !== other?.phase
}
