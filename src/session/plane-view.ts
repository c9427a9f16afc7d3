/** The plane through z: what it spans, and what each place of it decodes to. */
import { type LatentPlane, liesOn, type Place, placeOf, placesOf, pointAt } from '../analysis/latent-plane'
import type { Trainer } from '../training/protocol'
import type { ModelSettings } from '../vae/settings'
import { picturesOf } from './chosen-image'
import type { LatentAccess } from './latent-access'
import { gridPoints, manifoldGrid } from './manifold-grid'
import {
  componentsFrame,
  dimensionsFrame,
  firstDimensions,
  fits,
  imagesFrame,
  type PlaneFrame,
  type PlaneSpan,
} from './plane-frame'
import { limited, type PlaneWindow, sameWindow, suits, wholePrior, windowAround } from './plane-window'
import type { LatentState, Manifold, Spacing } from './state'

/** What takes long is renewed so often while training goes on. */
const soon = { restMs: 500, inTurn: true }

export class PlaneView {
  /** The manifold, where somebody looks at it: at once. */
  readonly decode: () => void
  /** The same while training goes on. */
  readonly #decodeSoon: () => void
  readonly #renewImagesFrame: () => void
  readonly #latent: LatentAccess
  readonly #moveTo: (z: readonly number[]) => void

  /** @param moveTo puts the point z somewhere */
  constructor(latent: LatentAccess, trainer: Trainer, moveTo: (z: readonly number[]) => void) {
    this.#latent = latent
    this.#moveTo = moveTo
    const askManifold = async () => {
      const { z, layers, window, spacing } = latent.state
      if (!layers.manifold) return null
      const grid = manifoldGrid(this.plane, window, spacing)
      const points = gridPoints(this.plane, grid)
      return { ...grid, images: await trainer.decode(points, points.length / z.length, latent.label) }
    }
    const takeManifold = (manifold: Manifold | null) => manifold && latent.patch({ manifold })
    this.decode = latent.renewing(askManifold, takeManifold)
    this.#decodeSoon = latent.renewing(askManifold, takeManifold, soon)
    this.#renewImagesFrame = latent.renewing(
      async () => {
        const { span } = latent.state
        if (span.kind !== 'images') return null
        const { pixels, told } = await picturesOf(trainer, span.images)
        const { mean } = await trainer.encode(pixels, span.images.length, told)
        return imagesFrame(span, mean)
      },
      (answer) => answer && this.#takeImagesFrame(answer),
      soon,
    )
  }

  /** The plane that is shown. */
  get plane(): LatentPlane {
    const { z, frame } = this.#latent.state
    return { through: z, axes: frame.axes }
  }

  /** Puts z at a place of the plane, or as far that way as codes lie. */
  moveTo(place: Place): void {
    const farthest = this.#latent.farthest
    this.#moveTo(pointAt(this.plane, place).map((value) => Math.min(Math.max(value, -farthest), farthest)))
  }

  /** A pointer begins or ends to drag z over the plane. */
  drag(dragged: boolean): void {
    if (dragged !== this.#latent.state.dragged) this.#latent.patch({ dragged })
  }

  /** Looks at another part of the plane; null: at what is seen first, the prior or all codes of an autoencoder. */
  look(window: PlaneWindow | null): void {
    if (!window) {
      const first = this.#latent.plain ? this.#aroundPoints() : null
      this.#latent.patch({ window: first ?? wholePrior, looked: false })
      this.decode()
      return
    }
    // What is above a line has no place.
    const centre: Place = this.plane.axes.length > 1 ? window.centre : [window.centre[0], 0]
    const next = limited({ ...window, centre })
    const whole = sameWindow(next, wholePrior)
    this.#latent.patch({ window: whole ? wholePrior : next, looked: this.#latent.plain || !whole })
    this.decode()
  }

  setSpacing(spacing: Spacing): void {
    this.#latent.patch({ spacing })
    this.decode()
  }

  /** Looks closer by a factor, or from farther away: at z if that is in view. */
  zoom(factor: number): void {
    const { window, frame, z } = this.#latent.state
    const { centre, halfWidth } = window
    const place = placeOf(frame.axes, z)
    const kept = place.every((value, axis) => Math.abs(value - (centre[axis] as number)) <= halfWidth)
    const along = (axis: 0 | 1) => (kept ? place[axis] + (centre[axis] - place[axis]) / factor : centre[axis])
    this.look({ centre: [along(0), along(1)], halfWidth: halfWidth / factor })
  }

  /** Looks at all points, wherever they lie; those of an autoencoder are followed from then on. */
  lookAtPoints(): void {
    const window = this.#aroundPoints()
    if (window) this.look(this.#latent.plain ? null : window)
  }

  /** Puts z into the middle. */
  lookAtZ(): void {
    const { window, frame, z } = this.#latent.state
    this.look({ ...window, centre: placeOf(frame.axes, z) })
  }

  /** Makes the plane span something else, if the latent space has that. */
  span(span: PlaneSpan): void {
    const { z, embedding } = this.#latent.state
    if (!fits(span, z.length)) return
    this.#latent.patch({ span })
    if (span.kind === 'dimensions') this.#takeFrame(dimensionsFrame(z.length, span))
    else if (span.kind === 'images') this.#renewImagesFrame()
    else if (embedding) this.#takeFrame(componentsFrame(span, embedding))
  }

  /** What is shown of another model at first. The plane goes on to span what it did, if there is such a thing. */
  beginning(
    latentDimensions: number,
    kind: ModelSettings['kind'],
  ): Pick<LatentState, 'span' | 'frame' | 'manifold' | 'window' | 'looked'> {
    const { span, window, looked } = this.#latent.state
    const kept = fits(span, latentDimensions) ? span : firstDimensions
    const shown = kept.kind === 'dimensions' ? kept : firstDimensions
    return {
      span: kept,
      frame: dimensionsFrame(latentDimensions, shown),
      manifold: null,
      window: looked ? window : wholePrior,
      looked: looked && (kind === 'ae' || window !== wholePrior),
    }
  }

  /** The parameters have changed: what depends on them is renewed as time allows. */
  follow(): void {
    if (this.#latent.state.span.kind === 'images') this.#renewImagesFrame()
    this.#decodeSoon()
  }

  /** The points have changed: their principal components have, too. */
  followPoints(): void {
    const { span, embedding } = this.#latent.state
    if (span.kind === 'components' && embedding) this.#takeFrame(componentsFrame(span, embedding))
    else if (this.#fit()) this.decode()
  }

  #takeFrame(frame: PlaneFrame): void {
    this.#latent.patch({ frame })
    this.#fit()
    this.decode()
  }

  /** Nothing keeps the codes of an autoencoder near the origin: unless somebody chose the window, it follows them. */
  #fit(): boolean {
    const { looked, window } = this.#latent.state
    const needed = this.#latent.plain && !looked ? this.#aroundPoints() : null
    if (!needed || suits(window, needed)) return false
    this.#latent.patch({ window: needed })
    return true
  }

  #aroundPoints(): PlaneWindow | null {
    const { embedding, frame, z } = this.#latent.state
    return embedding && windowAround(placesOf(frame.axes, embedding.means, z.length), frame.axes.length > 1)
  }

  /** A plane through three images goes through them: z is put onto it, straight from where it is. */
  #takeImagesFrame({ frame, plane }: ReturnType<typeof imagesFrame>): void {
    const { z, span } = this.#latent.state
    // Chosen anew while the encoder was asked.
    if (frame.span !== span) return
    this.#latent.patch({ frame })
    this.#fit()
    if (liesOn(plane, z)) this.decode()
    else this.#moveTo(pointAt(plane, placeOf(plane.axes, z)))
  }
}
