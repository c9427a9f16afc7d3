/** What a person does in the Explore panel: sheets and strips of the latent space, beyond the one point z. */
import type { StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../lib/problem'
import type { LabelledImages, Neighbours, Trainer } from '../../training/protocol'
import type { SessionState } from '../state'
import type { ExploreState, ExploreTab } from './explore-state'
import type { LatentPoints } from './latent-points'
import { ProjectionView } from './projection-view'
import { Renewed } from './renewed'

/** Of each kind. */
const neighbours = 8
/** Seeds that a person can read out; any other can be typed. */
const newSeedsBelow = 10_000

export class ExploreView {
  readonly projection: ProjectionView
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer
  readonly #report: (problem: Problem) => void

  constructor(store: StoreApi<SessionState>, trainer: Trainer, report: (problem: Problem) => void) {
    this.#store = store
    this.#trainer = trainer
    this.#report = report
    this.projection = new ProjectionView(store, trainer, report)
  }

  open(tab: ExploreTab): void {
    this.#patch({ tab })
  }

  /** @param seed an integer from 0 to 2³² - 1 */
  setSeed(seed: number): void {
    this.#patch({ samples: { seed } })
  }

  newSeed(): void {
    this.setSeed(Math.floor(Math.random() * newSeedsBelow))
  }

  /** Pictures of points, [count, pixels], renewed while somebody looks. */
  decoding<Points extends LatentPoints>(): Renewed<Points, Float32Array> {
    return new Renewed(this.#store, ({ z, count }) => this.#trainer.decode(z, count), this.#report)
  }

  /** The test images nearest to a point z, renewed while somebody looks. */
  seekingNeighbours(): Renewed<readonly number[], Neighbours> {
    const ask = (z: readonly number[]) => this.#trainer.nearest(Float32Array.from(z), neighbours)
    return new Renewed(this.#store, ask, this.#report)
  }

  /** Pictures of the test set, by their places in it, for as long as somebody looks. */
  showingTestImage(): Renewed<number, LabelledImages> {
    return new Renewed(this.#store, (index) => this.#trainer.testImages([index]), this.#report)
  }

  #patch(change: Partial<ExploreState>): void {
    this.#store.setState(({ explore }) => ({ explore: { ...explore, ...change } }))
  }
}
