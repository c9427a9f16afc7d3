/** The square window onto the latent plane: between axis units (prior standard deviations) and pixels. */

export interface View {
  /** What lies in the middle, in axis units. */
  centre: readonly [number, number]
  /** From the middle to an edge, in axis units. */
  halfWidth: number
  /** Pixels of a unit of the second axis to those of the first, where they are not the same. Default 1. */
  stretch?: number
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
  const { centre, stretch = 1 } = view
  return [side / 2 + (x - centre[0]) * scale, side / 2 - (y - centre[1]) * scale * stretch]
}

/** Pixels from the top left corner to axis units: the inverse of {@link toPixels}. */
export function toAxes(view: View, side: number, [x, y]: readonly [number, number]): [number, number] {
  const scale = pixelsPerUnit(view, side)
  const { centre, stretch = 1 } = view
  return [centre[0] + (x - side / 2) / scale, centre[1] - (y - side / 2) / scale / stretch]
}

/** The view of one axis alone: what is above it has no unit, and is as high at any zoom. */
export function lineView({ centre, halfWidth }: View): View {
  return { centre: [centre[0], 0], halfWidth, stretch: halfWidth / defaultView.halfWidth }
}

/** Larger by a factor, with a place of the plane kept where it is. */
export function zoomed(view: View, factor: number, [x, y]: readonly [number, number]): View {
  const kept = (centre: number, place: number) => place + (centre - place) / factor
  return { centre: [kept(view.centre[0], x), kept(view.centre[1], y)], halfWidth: view.halfWidth / factor }
}

/** Moved so that what lay at one place of the plane lies at another. */
export function moved(view: View, from: readonly [number, number], to: readonly [number, number]): View {
  const [x, y] = view.centre
  return { centre: [x + from[0] - to[0], y + from[1] - to[1]], halfWidth: view.halfWidth }
}

/** Whether a place lies in the view. */
export function shows(view: View, place: readonly [number, number]): boolean {
  return clampToView(view, place).every((value, axis) => value === place[axis])
}

/** Moved as little as it takes to show a place. */
export function showing(view: View, place: readonly [number, number]): View {
  return shows(view, place) ? view : moved(view, place, clampToView(view, place))
}

/** The nearest point inside the view. */
export function clampToView(view: View, [x, y]: readonly [number, number]): [number, number] {
  const { centre, halfWidth, stretch = 1 } = view
  const clamp = (value: number, middle: number, half: number) =>
    Math.min(Math.max(value, middle - half), middle + half)
  return [clamp(x, centre[0], halfWidth), clamp(y, centre[1], halfWidth / stretch)]
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
  return {
    x,
    y,
    radiusX: sigma[0] * scale,
    radiusY: sigma[1] * scale * (view.stretch ?? 1),
    rotation: -angle,
  }
}
