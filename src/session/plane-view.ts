/** The plane through z: what it spans, and what each place of it decodes to. */
import { type LatentPlane, liesOn, type Place, placeOf, pointAt } from '../analysis/latent-plane'
import type { Trainer } from '../training/protocol'
import { greyLevels } from './grey-levels'
import type { LatentAccess } from './latent-access'
import { manifoldGrid } from './manifold-grid'
import {
  componentsFrame,
  dimensionsFrame,
  firstDimensions,
  fits,
  imagesFrame,
  type PlaneFrame,
  type PlaneSpan,
} from './plane-frame'
import { type LatentState, planeHalfWidth } from './state'

/** Cells a side of the manifold. */
const manifoldSide = 17
/** Least time between two renewals of what takes long, while training goes on. */
const renewEveryMs = 500

export class PlaneView {
  /** The manifold, as far as it is shown. */
  readonly decode: () => void
  readonly #renewImagesFrame: () => void
  readonly #latent: LatentAccess
  readonly #moveTo: (z: readonly number[]) => void

  /** @param moveTo puts the point z somewhere */
  constructor(latent: LatentAccess, trainer: Trainer, moveTo: (z: readonly number[]) => void) {
    this.#latent = latent
    this.#moveTo = moveTo
    this.decode = latent.renewing(
      async () => {
        const { z, layers } = latent.state
        if (!layers.manifold) return null
        const points = manifoldGrid(this.plane, manifoldSide, planeHalfWidth)
        return trainer.decode(points, points.length / z.length)
      },
      (images) =>
        images && latent.patch({ manifold: { side: manifoldSide, halfWidth: planeHalfWidth, images } }),
      renewEveryMs,
    )
    this.#renewImagesFrame = latent.renewing(
      async () => {
        const { span } = latent.state
        if (span.kind !== 'images') return null
        const { images } = await trainer.testImages(span.images)
        const { mean } = await trainer.encode(greyLevels(images), span.images.length)
        return imagesFrame(span, mean)
      },
      (answer) => answer && this.#takeImagesFrame(answer),
      renewEveryMs,
    )
  }

  /** The plane that is shown. */
  get plane(): LatentPlane {
    const { z, frame } = this.#latent.state
    return { through: z, axes: frame.axes }
  }

  /** Puts z at a place of the plane. */
  moveTo(place: Place): void {
    this.#moveTo(pointAt(this.plane, place))
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
  beginning(latentDimensions: number): Pick<LatentState, 'span' | 'frame' | 'manifold'> {
    const { span } = this.#latent.state
    const kept = fits(span, latentDimensions) ? span : firstDimensions
    const shown = kept.kind === 'dimensions' ? kept : firstDimensions
    return { span: kept, frame: dimensionsFrame(latentDimensions, shown), manifold: null }
  }

  /** The parameters have changed: what depends on them is renewed as time allows. */
  follow(): void {
    if (this.#latent.state.span.kind === 'images') this.#renewImagesFrame()
    this.decode()
  }

  /** The points have changed: their principal components have, too. */
  followPoints(): void {
    const { span, embedding } = this.#latent.state
    if (span.kind === 'components' && embedding) this.#takeFrame(componentsFrame(span, embedding))
  }

  #takeFrame(frame: PlaneFrame): void {
    this.#latent.patch({ frame })
    this.decode()
  }

  /** A plane through three images goes through them: z is put onto it, straight from where it is. */
  #takeImagesFrame({ frame, plane }: ReturnType<typeof imagesFrame>): void {
    const { z, span } = this.#latent.state
    // Chosen anew while the encoder was asked.
    if (frame.span !== span) return
    this.#latent.patch({ frame })
    if (liesOn(plane, z)) this.decode()
    else this.#moveTo(pointAt(plane, placeOf(plane.axes, z)))
  }
}
