/** The square window onto the latent plane: between axis units (prior standard deviations) and pixels. */

export interface View {
  /** What lies in the middle, in axis units. */
  centre: readonly [number, number]
  /** From the middle to an edge, in axis units. */
  halfWidth: number
}

/** Just beyond three standard deviations of the prior. */
export const defaultView: View = { centre: [0, 0], halfWidth: 3.2 }

/** Pixels per axis unit on a plane of this side. */
export function pixelsPerUnit(view: View, side: number): number {
  return side / (2 * view.halfWidth)
}

/** Axis units to pixels from the top left corner; the second axis points up. */
export function toPixels(view: View, side: number, [x, y]: readonly [number, number]): [number, number] {
  const scale = pixelsPerUnit(view, side)
  return [side / 2 + (x - view.centre[0]) * scale, side / 2 - (y - view.centre[1]) * scale]
}

/** Pixels from the top left corner to axis units: the inverse of {@link toPixels}. */
export function toAxes(view: View, side: number, [x, y]: readonly [number, number]): [number, number] {
  const scale = pixelsPerUnit(view, side)
  return [view.centre[0] + (x - side / 2) / scale, view.centre[1] - (y - side / 2) / scale]
}

/** The nearest point inside the view. */
export function clampToView(view: View, [x, y]: readonly [number, number]): [number, number] {
  const clamp = (value: number, centre: number) =>
    Math.min(Math.max(value, centre - view.halfWidth), centre + view.halfWidth)
  return [clamp(x, view.centre[0]), clamp(y, view.centre[1])]
}

/** Round values (1, 2 or 5 times a power of ten) inside an axis of the view, about `count` of them. */
export function axisTicks(view: View, axis: 0 | 1, count = 7): number[] {
  const start = view.centre[axis] - view.halfWidth
  const end = view.centre[axis] + view.halfWidth
  const rough = (end - start) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10)
  const first = Math.ceil(start / step)
  const last = Math.floor(end / step)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** A Gaussian on the plane, along axes of its own. */
export interface Gaussian2D {
  mean: readonly [number, number]
  /** Standard deviations, not variances: along the direction of `angle`, and at right angles to it. */
  sigma: readonly [number, number]
  /** Radians from the first axis towards the second. */
  angle: number
}

export interface PixelEllipse {
  x: number
  y: number
  radiusX: number
  radiusY: number
  /** Radians, clockwise as canvases count. */
  rotation: number
}

/** Where the points `sigmas` standard deviations from a Gaussian's mean lie, in pixels. */
export function gaussianEllipse(
  view: View,
  side: number,
  { mean, sigma, angle }: Gaussian2D,
  sigmas: number,
): PixelEllipse {
  const [x, y] = toPixels(view, side, mean)
  const scale = sigmas * pixelsPerUnit(view, side)
  return { x, y, radiusX: sigma[0] * scale, radiusY: sigma[1] * scale, rotation: -angle }
}
