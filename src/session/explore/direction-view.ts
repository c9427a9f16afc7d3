/** What a person does with a direction: which images it leads from and to, and what it is applied to. */
import type { StoreApi } from 'zustand/vanilla'
import type { SessionState } from '../state'
import type { DirectionState, ImageGroup } from './explore-state'

export type Side = 0 | 1

export class DirectionView {
  readonly #store: StoreApi<SessionState>

  constructor(store: StoreApi<SessionState>) {
    this.#store = store
  }

  setGroup(side: Side, group: ImageGroup): void {
    this.#patch({ groups: side === 0 ? [group, this.#state.groups[1]] : [this.#state.groups[0], group] })
  }

  /** What the direction is added to. */
  applyTo(base: DirectionState['base']): void {
    this.#patch({ base })
  }

  get #state(): DirectionState {
    return this.#store.getState().explore.direction
  }

  #patch(change: Partial<DirectionState>): void {
    this.#store.setState(({ explore }) => ({
      explore: { ...explore, direction: { ...explore.direction, ...change } },
    }))
  }
}
