/** Finding a point of a scatter by hand or by key. */
import type { View } from './plane-axes'

/**
 * The nearest point that lies in a direction from another one, at most 45 degrees aside; null if none does.
 * @param direction a unit vector along an axis
 */
export function pointTowards(
  xy: Float32Array,
  from: number,
  direction: readonly [number, number],
  isShown: (index: number) => boolean,
): number | null {
  let nearest: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (let index = 0; index < xy.length / 2; index++) {
    const x = (xy[2 * index] as number) - (xy[2 * from] as number)
    const y = (xy[2 * index + 1] as number) - (xy[2 * from + 1] as number)
    const ahead = x * direction[0] + y * direction[1]
    const distance = Math.hypot(x, y)
    if (ahead <= 0 || ahead < distance * Math.SQRT1_2 || distance >= least || !isShown(index)) continue
    nearest = index
    least = distance
  }
  return nearest
}

/** A square view of all points, with a margin. */
export function viewOfPoints(xy: Float32Array): View {
  const low: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const high: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let entry = 0; entry < xy.length; entry++) {
    const axis = (entry % 2) as 0 | 1
    low[axis] = Math.min(low[axis], xy[entry] as number)
    high[axis] = Math.max(high[axis], xy[entry] as number)
  }
  const halfWidth = (1.06 * Math.max(high[0] - low[0], high[1] - low[1])) / 2
  return {
    centre: [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2],
    halfWidth: Math.max(halfWidth, 1e-6),
  }
}
