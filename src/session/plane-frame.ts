/** What the plane spans, and along which axes that is. */
import {
  axesThrough,
  dimensionAxes,
  type LatentPlane,
  type Place,
  type PlaneAxes,
  placeOf,
} from '../analysis/latent-plane'
import { principalComponents } from '../analysis/principal-components'
import type { Embedding } from '../training/answers'
import type { ChosenImage } from './chosen-image'

/** What somebody wants to see on the plane. */
export type PlaneSpan = DimensionsSpan | ComponentsSpan | ImagesSpan

interface DimensionsSpan {
  kind: 'dimensions'
  /** Along the first and along the second axis, counted from 0. */
  dimensions: readonly [number, number]
}

/** The first two principal components of the encoded points. */
interface ComponentsSpan {
  kind: 'components'
}

interface ImagesSpan {
  kind: 'images'
  /** The plane goes through the means of their posteriors. */
  images: ThreeImages
}

export type ThreeImages = readonly [ChosenImage, ChosenImage, ChosenImage]

/** The axes that are there, and what they are. */
export interface PlaneFrame {
  span: PlaneSpan
  axes: PlaneAxes
  /** Of the points' variance, along each axis; null unless the axes are principal components. */
  shares: readonly number[] | null
  /** Where the images lie through which it goes, in the order in which they were chosen; none elsewhere. */
  corners: readonly Place[]
}

export const firstDimensions: DimensionsSpan = { kind: 'dimensions', dimensions: [0, 1] }

/** Whether a latent space has what a plane is to span. The only plane of two dimensions is the space itself. */
export function fits(span: PlaneSpan, latentDimensions: number): boolean {
  if (span.kind !== 'dimensions') return latentDimensions > 2
  return span.dimensions.every((dimension) => dimension < latentDimensions)
}

/** Along two dimensions, or along the only one. */
export function dimensionsFrame(latentDimensions: number, span: DimensionsSpan): PlaneFrame {
  const present = span.dimensions.slice(0, latentDimensions)
  return { span, axes: dimensionAxes(latentDimensions, present), shares: null, corners: [] }
}

export function componentsFrame(span: ComponentsSpan, { means, labels }: Embedding): PlaneFrame {
  const { axes, shares } = principalComponents(means, means.length / labels.length, 2)
  return { span, axes, shares, corners: [] }
}

/** The plane through three codes. @param means [3, latentDimensions] */
export function imagesFrame(
  span: ImagesSpan,
  means: Float32Array,
): { frame: PlaneFrame; plane: LatentPlane } {
  const dimensions = means.length / 3
  const mean = (image: number) => means.subarray(image * dimensions, (image + 1) * dimensions)
  const codes = [mean(0), mean(1), mean(2)] as const
  const axes = axesThrough(codes)
  const corners = codes.map((code) => placeOf(axes, code))
  return { frame: { span, axes, shares: null, corners }, plane: { through: Array.from(codes[0]), axes } }
}
