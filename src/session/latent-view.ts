/** What the page sees of the latent space: the point z and its decoded image, encoded points, the manifold. */
import type { StoreApi } from 'zustand/vanilla'
import { latestWins } from '../lib/latest-wins'
import { type Problem, toProblem } from '../lib/problem'
import type { Embedding, Trainer } from '../training/protocol'
import { manifoldGrid } from './manifold-grid'
import { type LatentState, type Layer, planeHalfWidth, type SessionState } from './state'

/** Cells a side of the manifold. */
const manifoldSide = 17
/** Points shown while training rests. */
const restingPoints = 10_000

export class LatentView {
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer
  readonly #report: (problem: Problem) => void
  /** Counts models: what comes back for an earlier one is dropped. */
  #model = 0

  constructor(store: StoreApi<SessionState>, trainer: Trainer, report: (problem: Problem) => void) {
    this.#store = store
    this.#trainer = trainer
    this.#report = report
  }

  /** Puts z at a point of the latent space, [latentDimensions], that somebody chose, and decodes it. */
  move(z: readonly number[]): void {
    this.#moveTo({ z, chosen: true })
  }

  /** Puts z where it shows something for a start; not where somebody has chosen a place. */
  suggest(z: readonly number[]): void {
    if (!this.#state.chosen && z.length === this.#state.z.length) this.#moveTo({ z })
  }

  #moveTo(change: Pick<LatentState, 'z'> & Partial<LatentState>): void {
    const hidden = this.#state.z.slice(2).join() !== change.z.slice(2).join()
    this.#patch(change)
    this.#decode()
    // The plane is a slice through the point: it changes with the dimensions that it does not span.
    if (hidden) this.#decodeManifold()
  }

  setDimension(index: number, value: number): void {
    this.move(this.#state.z.with(index, value))
  }

  /** Puts z at a sample of the prior. */
  samplePrior(): void {
    this.move(this.#state.z.map(standardNormal))
  }

  toggleLayer(layer: Layer): void {
    const layers = { ...this.#state.layers, [layer]: !this.#state.layers[layer] }
    this.#patch({ layers })
    this.#trainer.observe({ embedding: layers.points }).catch((thrown) => this.#report(toProblem(thrown)))
    this.refresh()
  }

  toggleClass(label: number): void {
    const hiddenClasses = new Set(this.#state.hiddenClasses)
    if (!hiddenClasses.delete(label)) hiddenClasses.add(label)
    this.#patch({ hiddenClasses })
  }

  showAllClasses(): void {
    this.#patch({ hiddenClasses: new Set() })
  }

  /** Another model: what was shown of the previous one goes. @param z where a link begins; null keeps a chosen point that fits */
  begin(latentDimensions: number, z: readonly number[] | null): void {
    this.#model += 1
    const kept = this.#state.chosen && this.#state.z.length === latentDimensions ? this.#state.z : null
    const place = z ?? kept
    this.#patch({
      z: place ?? new Array(latentDimensions).fill(0),
      chosen: place !== null,
      ...{ decoded: null, embedding: null, manifold: null, hiddenClasses: new Set<number>() },
    })
  }

  /** The parameters have changed while training goes on: what depends on them is renewed as time allows. */
  follow(): void {
    this.#decode()
    this.#decodeManifold()
  }

  /** The parameters rest: everything is renewed, points in full. */
  refresh(): void {
    this.follow()
    this.#embed()
  }

  /** Points that the worker sends while it trains. */
  take(embedding: Embedding): void {
    this.#patch({ embedding })
  }

  readonly #decode = this.#renewing(async () => {
    const { z } = this.#state
    return { decoded: await this.#trainer.decode(Float32Array.from(z), 1) }
  })

  readonly #decodeManifold = this.#renewing(async () => {
    if (!this.#state.layers.manifold) return {}
    const { z } = this.#state
    const side = manifoldSide
    const halfWidth = planeHalfWidth
    const points = manifoldGrid(z, side, halfWidth)
    const rows = points.length / z.length
    return { manifold: { side, halfWidth, images: await this.#trainer.decode(points, rows) } }
  }, 500)

  readonly #embed = this.#renewing(async () => {
    if (!this.#state.layers.points || this.#training) return {}
    const embedding = await this.#trainer.embed(restingPoints)
    // Newer points may have come from the worker in the meantime.
    return this.#training ? {} : { embedding }
  })

  /** A renewal that never runs twice at once, ends with the newest state, and drops what is of another model. */
  #renewing(ask: () => Promise<Partial<LatentState>>, restMs = 0): () => void {
    return latestWins(async () => {
      const model = this.#model
      try {
        const answer = await ask()
        if (model === this.#model) this.#patch(answer)
      } catch (thrown) {
        // A model that was replaced while it was asked owes no answer.
        if (model === this.#model) this.#report(toProblem(thrown))
      }
    }, restMs)
  }

  get #state(): LatentState {
    return this.#store.getState().latent
  }

  get #training(): boolean {
    return this.#store.getState().status?.phase === 'training'
  }

  #patch(change: Partial<LatentState>): void {
    this.#store.setState((state) => ({ latent: { ...state.latent, ...change } }))
  }
}

/** One number from N(0, 1): chance that nobody needs to repeat. */
function standardNormal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
}
