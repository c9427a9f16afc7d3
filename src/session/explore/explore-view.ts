/** What a person does in the Explore panel: sheets and strips of the latent space, beyond the one point z. */
import type { StoreApi } from 'zustand/vanilla'
import type { Vector } from '../../analysis/direction'
import type { Problem } from '../../lib/problem'
import type {
  LabelledImages,
  Neighbours,
  StepComparison,
  TestTable,
  TracedStep,
} from '../../training/answers'
import type { Trainer } from '../../training/protocol'
import type { SessionState } from '../state'
import { AnomaliesView } from './anomalies-view'
import { DirectionView } from './direction-view'
import type { ExploreTab, SamplesState, ShownStep } from './explore-state'
import { type GroupsQuestion, meansOfGroups } from './group-means'
import type { LatentPoints } from './latent-points'
import { MeasuresView } from './measures-view'
import { type EndsQuestion, placesOfEnds } from './path-points'
import { PathView } from './path-view'
import { ProjectionView } from './projection-view'
import { Renewed } from './renewed'

/** Of each kind. */
const neighbours = 8
/** Seeds that a person can read out; any other can be typed. */
const newSeedsBelow = 10_000

export class ExploreView {
  readonly path: PathView
  readonly direction: DirectionView
  readonly projection: ProjectionView
  readonly anomalies: AnomaliesView
  readonly measures: MeasuresView
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer
  readonly #report: (problem: Problem) => void

  constructor(store: StoreApi<SessionState>, trainer: Trainer, report: (problem: Problem) => void) {
    this.#store = store
    this.#trainer = trainer
    this.#report = report
    this.path = new PathView(store)
    this.direction = new DirectionView(store)
    this.projection = new ProjectionView(store, trainer, report)
    this.anomalies = new AnomaliesView(store, trainer, report)
    this.measures = new MeasuresView(store, trainer, report)
  }

  open(tab: ExploreTab): void {
    this.#store.setState(({ explore }) => ({ explore: { ...explore, tab } }))
  }

  /** @param change a seed is an integer from 0 to 2³² - 1 */
  setSamples(change: Partial<SamplesState>): void {
    this.#store.setState(({ explore }) => ({
      explore: { ...explore, samples: { ...explore.samples, ...change } },
    }))
  }

  newSeed(): void {
    this.setSamples({ seed: freshSeed() })
  }

  /** Pictures of points, [count, pixels], renewed while somebody looks. */
  decoding<Points extends LatentPoints>(): Renewed<Points, Float32Array> {
    const ask = ({ z, count }: Points) => this.#trainer.decode(z, count, this.#label)
    return new Renewed(this.#store, ask, this.#report)
  }

  /** The test images nearest to a point z, renewed while somebody looks. */
  seekingNeighbours(): Renewed<readonly number[], Neighbours> {
    const ask = (z: readonly number[]) => this.#trainer.nearest(Float32Array.from(z), neighbours, this.#label)
    return new Renewed(this.#store, ask, this.#report)
  }

  /** Where the ends of a path lie, each [latentDimensions], renewed while somebody looks. */
  ends(): Renewed<EndsQuestion, number[][]> {
    const ask = (question: EndsQuestion) => placesOfEnds(this.#trainer, question, this.#label)
    return new Renewed(this.#store, ask, this.#report)
  }

  /** Where groups of images lie, renewed while somebody looks. */
  groupMeans(): Renewed<GroupsQuestion, readonly (Vector | null)[]> {
    return new Renewed(this.#store, (question) => meansOfGroups(this.#trainer, question), this.#report)
  }

  /** Where the test images lie, and what they cost. */
  tabulate(): Promise<TestTable> {
    return this.#trainer.tabulate()
  }

  /** Shows a step of training in the plane; null takes it away. */
  showStep(step: ShownStep | null): void {
    this.#store.setState(({ explore }) => ({ explore: { ...explore, step } }))
  }

  /** The next step of training, and one image of its batch in full. */
  traceStep(image: number): Promise<TracedStep> {
    return this.#trainer.traceStep(image)
  }

  /** What the engine has made of the traced step, once it has taken it. */
  compareTrace(): Promise<StepComparison> {
    return this.#trainer.compareTrace()
  }

  /** Pictures of the test set of the present data set, or of another. */
  testImages(indices: readonly number[], dataset?: string): Promise<LabelledImages> {
    return this.#trainer.testImages(indices, dataset)
  }

  /** The class that a conditional network is told. */
  get #label(): number {
    return this.#store.getState().latent.label ?? 0
  }
}

/** A seed by chance. */
export function freshSeed(): number {
  return Math.floor(Math.random() * newSeedsBelow)
}
