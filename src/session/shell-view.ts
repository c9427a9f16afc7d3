/** What of the page shows, and to whom: the verbs. */
import type { StoreApi } from 'zustand/vanilla'
import { parseAddress } from './address'
import type { SessionState, Spotlight } from './state'

/** What a clicker goes through, and back to the first. */
const spotlights: readonly Spotlight[] = ['all', 'decoded', 'curves']

export class ShellView {
  readonly #store: StoreApi<SessionState>

  constructor(store: StoreApi<SessionState>) {
    this.#store = store
  }

  /** Shows what a hash says. */
  follow(hash: string): void {
    const { present, hide } = parseAddress(hash)
    this.#patch({ present, hide, spotlight: 'all' })
  }

  /** For a room, or for oneself again. */
  present(on: boolean): void {
    this.#patch({ present: on, spotlight: 'all' })
  }

  /** Shows a room the next thing alone, or the one before. */
  turn(by: 1 | -1): void {
    const { spotlight } = this.#store.getState().shell
    const next = (spotlights.indexOf(spotlight) + by + spotlights.length) % spotlights.length
    this.#patch({ spotlight: spotlights[next] as Spotlight })
  }

  /** Opens what a run ought to look like, or closes it. */
  expect(expecting: boolean): void {
    this.#patch({ expecting })
  }

  #patch(change: Partial<SessionState['shell']>): void {
    this.#store.setState(({ shell }) => ({ shell: { ...shell, ...change } }))
  }
}
