/** What the page sees of the latent space: the point z and its decoded image, encoded points, the plane. */
import type { StoreApi } from 'zustand/vanilla'
import { liesOn } from '../analysis/latent-plane'
import type { Problem } from '../lib/problem'
import type { Embedding } from '../training/answers'
import type { Trainer } from '../training/protocol'
import type { ModelSettings } from '../vae/settings'
import type { ViewInAddress } from './address-view'
import type { ChosenImage } from './chosen-image'
import { LatentAccess } from './latent-access'
import { pace } from './pace'
import type { PlaneSpan } from './plane-frame'
import { PlaneView } from './plane-view'
import { wholePrior } from './plane-window'
import { PointPick } from './point-pick'
import { PointsView } from './points-view'
import { standardNormal } from './standard-normal'
import { farthestCode, type LatentState, type Layer, type SessionState } from './state'

export class LatentView {
  readonly plane: PlaneView
  readonly pick: PointPick
  readonly #latent: LatentAccess
  readonly #points: PointsView
  /** The picture at z, where somebody has put it: at once. */
  readonly #decode: () => void
  /** The same while training goes on. */
  readonly #decodeSoon: () => void

  constructor(store: StoreApi<SessionState>, trainer: Trainer, report: (problem: Problem) => void) {
    const latent = new LatentAccess(store, report)
    this.#latent = latent
    this.pick = new PointPick(latent, () => {
      if (latent.state.layers.points) return
      this.#points.observe()
      this.#points.refresh()
    })
    this.plane = new PlaneView(latent, trainer, (z) => this.move(z))
    const askPicture = async () => {
      const { z } = latent.state
      return { z, decoded: await trainer.decode(Float32Array.from(z), 1, latent.label) }
    }
    this.#decode = latent.renewing(askPicture, ({ decoded }) => latent.patch({ decoded }))
    this.#decodeSoon = latent.renewing(
      askPicture,
      // Where z has gone, another picture is shown already.
      ({ z, decoded }) => z === latent.state.z && latent.patch({ decoded }),
      { inTurn: true },
    )
    this.#points = new PointsView(latent, trainer, () => this.plane.followPoints())
  }

  /** Puts z at a point of the latent space, [latentDimensions], that somebody chose, and decodes it. */
  move(z: readonly number[]): void {
    pace.handMoves()
    this.#moveTo({ z, chosen: true })
  }

  /** Puts z where it shows something for a start; not where somebody has chosen a place. */
  suggest(z: readonly number[]): void {
    const { state } = this.#latent
    if (!state.chosen && z.length === state.z.length) this.#moveTo({ z })
  }

  #moveTo(change: Pick<LatentState, 'z'> & Partial<LatentState>): void {
    const { plane } = this.plane
    this.#latent.patch(change)
    this.#decode()
    // The plane is a slice through the point: it is another one when the point has left it.
    if (!liesOn(plane, change.z)) this.plane.decode()
  }

  /** Chooses the class that a conditional network is told. */
  tell(label: number): void {
    this.#latent.patch({ label })
    if (!this.#latent.conditional) return
    this.#decode()
    this.plane.decode()
  }

  setDimension(index: number, value: number): void {
    this.move(this.#latent.state.z.with(index, value))
  }

  /** Puts z at 0, where the prior is densest. */
  moveToOrigin(): void {
    this.move(this.#latent.state.z.map(() => 0))
  }

  /** Puts z at a sample of the prior. */
  samplePrior(): void {
    this.move(this.#latent.state.z.map(standardNormal))
  }

  toggleLayer(layer: Layer): void {
    const shown = this.#latent.state.layers
    const layers = { ...shown, [layer]: !shown[layer] }
    this.#latent.patch({ layers })
    this.#points.observe()
    this.refresh()
  }

  /** Makes the plane span something else, if the latent space has that. */
  span(span: PlaneSpan): void {
    this.plane.span(span)
    this.#points.observe()
    this.#points.refresh()
  }

  /** Whose posteriors the plane shows, where it shows them. */
  showPosteriorsOf(posteriorsOf: readonly ChosenImage[]): void {
    this.#latent.patch({ posteriorsOf, ...(posteriorsOf.length === 0 ? { posteriors: null } : {}) })
    this.#points.follow()
  }

  toggleClass(label: number): void {
    const hiddenClasses = new Set(this.#latent.state.hiddenClasses)
    if (!hiddenClasses.delete(label)) hiddenClasses.add(label)
    this.#latent.patch({ hiddenClasses })
  }

  showAllClasses(): void {
    this.#latent.patch({ hiddenClasses: new Set() })
  }

  /**
   * Another model: what was shown of the previous one goes.
   * @param view where a link begins; else what fits is kept. @param otherData their labels are others
   */
  begin(
    { kind, latentDimensions }: Pick<ModelSettings, 'kind' | 'latentDimensions'>,
    view?: ViewInAddress,
    otherData = false,
  ): void {
    const { state } = this.#latent
    this.#latent.nextModel()
    this.pick.answer(null)
    const { chosen, z: present } = state
    const fits =
      present.length === latentDimensions &&
      present.every((coordinate) => Math.abs(coordinate) <= farthestCode[kind])
    const kept = chosen && fits ? present : null
    const place = view?.z ?? kept
    if (view) {
      const { span, window, layers, spacing, posteriorsOf, label } = view
      this.#latent.patch({ span, layers, spacing, posteriorsOf, label })
      this.#latent.patch({ window: window ?? wholePrior, looked: window !== null })
    } else if (otherData) this.#latent.patch({ label: null })
    this.#latent.patch({
      z: place ?? new Array(latentDimensions).fill(0),
      chosen: place !== null,
      ...{
        decoded: null,
        embedding: null,
        posteriors: null,
        trail: [],
        klPerDimension: null,
        hiddenClasses: view?.hiddenClasses ?? new Set<number>(),
      },
      ...this.plane.beginning(latentDimensions, kind),
    })
    this.#points.observe()
  }

  /** Looks where a link into the present model leads. */
  show({ z, span, window, layers, spacing, posteriorsOf, hiddenClasses }: ViewInAddress): void {
    this.#latent.patch({ layers, spacing, hiddenClasses })
    this.showPosteriorsOf(posteriorsOf)
    if (z) this.move(z)
    this.span(span)
    this.plane.look(window)
    this.refresh()
  }

  /** The parameters have changed while training goes on: what depends on them is renewed as time allows. */
  follow(): void {
    this.#decodeSoon()
    this.plane.follow()
    this.#points.follow()
  }

  /** The parameters rest: everything is renewed, points in full. */
  refresh(): void {
    this.follow()
    this.#points.refresh()
  }

  /** Points that the worker sends while it trains. */
  take(embedding: Embedding): void {
    this.#points.take(embedding)
  }

  /** What the dimensions say, whenever the worker has evaluated all test images. */
  takeKl(klPerDimension: readonly number[]): void {
    this.#latent.patch({ klPerDimension })
  }
}
