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

  /** Puts a test image into a group of chosen images, or takes it out again. */
  toggleImage(side: Side, index: number): void {
    const group = this.#state.groups[side]
    if (group.kind !== 'images') return
    const others = group.indices.filter((other) => other !== index)
    const indices = others.length < group.indices.length ? others : [...others, index]
    this.setGroup(side, { kind: 'images', indices })
  }

  /** What the direction is added to; the point z is taken as it is now. */
  applyTo(to: DirectionState['base']['kind']): void {
    this.#patch({ base: to === 'z' ? { kind: to, z: this.#store.getState().latent.z } : { kind: to } })
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
