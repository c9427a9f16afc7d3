/** Another model beside that of a session: it has the same settings but one, does the same, and shows the same place. */
import { connectKeeper } from '../../storage/keeper-client'
import type { Settings } from '../../vae/settings'
import { withValue } from '../../vae/settings-schema'
import { consequence } from '../../vae/settings-validation'
import { formatAddress } from '../address'
import { viewOf } from '../address-view'
import { hireTrainer } from '../page-trainer'
import { Session } from '../session'
import type { SessionState } from '../state'
import type { Difference } from './differences'
import { InStep } from './in-step'
import { Loan } from './loan'
import { keepSameView } from './same-view'

export class Twin {
  /** The session of the other model, once that has begun, from the seed; nothing of it is kept. */
  readonly ready: Promise<Session>
  readonly #first: Session
  readonly #difference: Difference
  readonly #trainer = hireTrainer()
  readonly #inStep: InStep
  readonly #loan: Loan
  readonly #session: Promise<Session>
  readonly #ends: (() => void)[] = []
  #ended = false

  /** @param parted called when there can be no other model beside the run that the first session has begun */
  constructor(first: Session, difference: Difference, parted: () => void) {
    this.#first = first
    this.#difference = difference
    this.#inStep = new InStep(first.trainer, this.#trainer, first.report)
    this.#loan = new Loan(first, this.#trainer)
    this.#session = this.#open()
    this.ready = this.#start()
    const follow = (now: SessionState, before: SessionState) => this.#follow(now, before, parted)
    this.#ends.push(first.store.subscribe(follow))
  }

  end(): void {
    this.#ended = true
    for (const end of this.#ends) end()
    this.#inStep.end()
    this.#trainer.end()
  }

  async #open(): Promise<Session> {
    // A session begins with its data at once.
    const imported = await this.#loan.renew()
    const state = this.#first.store.getState()
    const hash = formatAddress(this.#settings, viewOf(state))
    const session = new Session(this.#trainer, connectKeeper(), state.preferences, hash, imported)
    session.keeping.stop()
    return session
  }

  async #start(): Promise<Session> {
    const session = await this.#session
    await session.ready
    // It may be one that was trained before.
    if (session.store.getState().origin !== 'scratch') await session.reset()
    if (!this.#ended) this.#ends.push(keepSameView(this.#first, session))
    return session
  }

  #follow({ settings, status, origin }: SessionState, before: SessionState, parted: () => void): void {
    const { report } = this.#first
    if (status?.runId !== before.status?.runId) {
      if (origin !== 'scratch') parted()
      else {
        this.#begin().catch((thrown) => {
          report(thrown)
          parted()
        })
      }
    } else if (settings !== before.settings && consequence(before.settings, settings) !== 'reset') {
      this.#session.then((session) => session.configure(this.#settings)).catch(report)
    }
  }

  async #begin(): Promise<void> {
    this.#inStep.begin()
    const session = await this.#session
    session.store.setState({ imported: await this.#loan.renew() })
    const another = consequence(session.store.getState().settings, this.#settings) === 'reset'
    await session.configure(this.#settings)
    if (!another) await session.reset()
  }

  /** Those that it is to have. */
  get #settings(): Settings {
    const { path, value } = this.#difference
    return withValue(this.#first.store.getState().settings, path, value)
  }
}
