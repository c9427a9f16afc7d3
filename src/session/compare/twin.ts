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
import { type Difference, isComparable } from './differences'
import { InStep } from './in-step'
import { keepSameView } from './same-view'

export class Twin {
  /** Of the other model; nothing of it is kept. */
  readonly session: Session
  /** It has begun, from the seed. */
  readonly ready: Promise<void>
  readonly #first: Session
  readonly #difference: Difference
  readonly #trainer = hireTrainer()
  readonly #inStep: InStep
  readonly #ends: (() => void)[] = []
  #ended = false

  /** @param parted called when the first session has begun a run beside which there can be no other */
  constructor(first: Session, difference: Difference, parted: () => void) {
    const state = first.store.getState()
    this.#first = first
    this.#difference = difference
    this.#inStep = new InStep(first.trainer, this.#trainer, first.report)
    const hash = formatAddress(this.#settings, viewOf(state))
    this.session = new Session(this.#trainer, connectKeeper(), state.preferences, hash)
    this.session.keeping.stop()
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

  async #start(): Promise<void> {
    await this.session.ready
    // It may be one that was trained before.
    if (this.session.store.getState().origin !== 'scratch') await this.session.reset()
    if (!this.#ended) this.#ends.push(keepSameView(this.#first, this.session))
  }

  #follow({ settings, status, origin }: SessionState, before: SessionState, parted: () => void): void {
    if (status?.runId !== before.status?.runId) {
      if (origin === 'scratch' && isComparable(settings)) this.#begin().catch(this.#first.report)
      else parted()
    } else if (settings !== before.settings && consequence(before.settings, settings) !== 'reset') {
      this.session.configure(this.#settings).catch(this.#first.report)
    }
  }

  async #begin(): Promise<void> {
    this.#inStep.begin()
    const another = consequence(this.session.store.getState().settings, this.#settings) === 'reset'
    await this.session.configure(this.#settings)
    if (!another) await this.session.reset()
  }

  /** Those that it is to have. */
  get #settings(): Settings {
    const { path, value } = this.#difference
    return withValue(this.#first.store.getState().settings, path, value)
  }
}
