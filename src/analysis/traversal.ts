/** Walks through the latent space, one dimension at a time. */
import { normalQuantile } from './normal'

/** 'linear': equal steps; 'quantiles': equal shares of the prior between two places, so that most are likely ones. */
export type Spacing = 'linear' | 'quantiles'

/** How far a walk goes to either side, in standard deviations of the prior. */
export const usualReach = 3
/** Share of the prior below -3. */
const below = 0.0013498980316300946

/** The coordinates of a walk from -reach to reach, [count], with 0 in the middle. @param count odd */
export function traversalValues(count: number, spacing: Spacing, reach = usualReach): number[] {
  const middle = (count - 1) / 2
  // From the middle outwards, so that both halves are the same.
  const right = Array.from({ length: middle }, (_, index) => {
    const share = (index + 1) / middle
    if (spacing === 'linear' || share === 1) return reach * share
    return (reach / usualReach) * normalQuantile(0.5 + share * (0.5 - below))
  })
  return [...right.toReversed().map((value) => -value), 0, ...right]
}

/**
 * The points of walks through z along dimensions, one walk after another, [dimensions * values, z.length]: in
 * each, one coordinate takes the values in turn and the others stay.
 */
export function traversal(
  z: readonly number[],
  dimensions: readonly number[],
  values: readonly number[],
): Float32Array {
  const points = new Float32Array(dimensions.length * values.length * z.length)
  let offset = 0
  for (const dimension of dimensions) {
    for (const value of values) {
      points.set(z, offset)
      points[offset + dimension] = value
      offset += z.length
    }
  }
  return points
}
