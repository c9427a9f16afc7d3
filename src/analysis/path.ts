/** Paths through the latent space, as rows of points. */
import { axesThrough, placeOf } from './latent-plane'

export type Point = readonly number[]

/** The point a share of the straight way from one point to another; beyond both where the share is not in [0, 1]. */
export function onLine(from: Point, to: Point, share: number): number[] {
  return from.map((value, i) => value + ((to[i] as number) - value) * share)
}

/**
 * The point a share of the way along an arc around the origin (spherical interpolation, Shoemake 1985). The norm
 * goes evenly from one end's to the other's: between ends of equal norm it is kept, so that points stay where the
 * prior has its mass. Straight where there is no arc: in one dimension, and from or to the origin.
 */
export function onArc(from: Point, to: Point, share: number): number[] {
  const [start, end] = [Math.hypot(...from), Math.hypot(...to)]
  if (from.length < 2 || start === 0 || end === 0) return onLine(from, to, share)
  const origin = from.map(() => 0)
  const axes = axesThrough([origin, from, to])
  const [x, y] = placeOf(axes, to)
  const angle = Math.atan2(y, x) * share
  const norm = start + (end - start) * share
  const [across, up] = [norm * Math.cos(angle), norm * Math.sin(angle)]
  return origin.map((_, i) => across * (axes[0]?.[i] ?? 0) + up * (axes[1]?.[i] ?? 0))
}

/** Evenly spaced points from one end to the other, both included. */
export function between(
  from: Point,
  to: Point,
  count: number,
  way: (from: Point, to: Point, share: number) => number[],
): number[][] {
  return Array.from({ length: count }, (_, index) => way(from, to, index / (count - 1)))
}

/**
 * A square of points between four corners (bilinear), row by row.
 * @param corners top left, top right, bottom left, bottom right
 */
export function betweenCorners(
  [topLeft, topRight, bottomLeft, bottomRight]: readonly [Point, Point, Point, Point],
  side: number,
): number[][] {
  const left = between(topLeft, bottomLeft, side, onLine)
  const right = between(topRight, bottomRight, side, onLine)
  return left.flatMap((start, row) => between(start, right[row] as Point, side, onLine))
}

/** Points along a polyline at equal distances, both ends included. @param way at least one point */
export function alongWay(way: readonly Point[], count: number): number[][] {
  const lengths = way.slice(1).map((point, i) => Math.hypot(...point.map((x, k) => x - (way[i]?.[k] ?? 0))))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  return Array.from({ length: count }, (_, index) => {
    let rest = count > 1 ? (whole * index) / (count - 1) : 0
    let leg = 0
    while (leg < lengths.length - 1 && rest > (lengths[leg] as number)) rest -= lengths[leg++] as number
    const from = way[leg] as Point
    const length = lengths[leg] ?? 0
    return onLine(from, way[leg + 1] ?? from, length > 0 ? Math.min(1, rest / length) : 0)
  })
}
