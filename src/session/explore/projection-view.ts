/** Codes laid out in the plane by UMAP: asked for piece by piece, so that it can be given up at any time. */
import type { StoreApi } from 'zustand/vanilla'
import { type Problem, toProblem } from '../../lib/problem'
import type { Projection } from '../../training/answers'
import type { Trainer } from '../../training/protocol'
import type { SessionState } from '../state'
import { initialProjection, type ProjectionState } from './explore-state'

/** Points of a layout. */
const points = 2000
/** The layout is shown at most this often. */
const showEveryMs = 120
/** Between two pieces while training goes on, which so loses a fifth of its time at most. */
const restMs = 32

export class ProjectionView {
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer
  readonly #report: (problem: Problem) => void
  /** Counts layouts: one that is not the newest is given up. */
  #turn = 0

  constructor(store: StoreApi<SessionState>, trainer: Trainer, report: (problem: Problem) => void) {
    this.#store = store
    this.#trainer = trainer
    this.#report = report
    store.subscribe(({ status }, { status: previous }) => {
      // Another model: its codes lie elsewhere.
      if (status?.phase === 'loading' && previous?.phase !== 'loading') this.#clear()
    })
  }

  async start(): Promise<void> {
    const turn = ++this.#turn
    this.#patch({ ...initialProjection, running: true, step: this.#store.getState().status?.step ?? 0 })
    try {
      await this.#trainer.beginProjection(points)
      await this.#goOn(turn)
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.#patch({ running: false })
      this.#report(toProblem(thrown))
    }
  }

  /** Stops where it is. */
  cancel(): void {
    this.#turn += 1
    this.#patch({ running: false })
  }

  async #goOn(turn: number): Promise<void> {
    let shownAt = 0
    for (;;) {
      const newest = await this.#trainer.advanceProjection()
      if (turn !== this.#turn) return
      const done = newest.progress === 1
      if (done || performance.now() - shownAt > showEveryMs) {
        this.#show(newest)
        shownAt = performance.now()
      }
      if (done) return
      if (this.#training) await new Promise((resolve) => setTimeout(resolve, restMs))
    }
  }

  #show({ places, labels, indices, progress }: Projection): void {
    const points = places && { xy: places, labels, indices }
    this.#patch({ points, progress, running: progress < 1 })
  }

  #clear(): void {
    this.#turn += 1
    this.#patch(initialProjection)
  }

  get #training(): boolean {
    return this.#store.getState().status?.phase === 'training'
  }

  #patch(change: Partial<ProjectionState>): void {
    this.#store.setState(({ explore }) => ({
      explore: { ...explore, projection: { ...explore.projection, ...change } },
    }))
  }
}
