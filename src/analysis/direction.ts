/** A direction in the latent space from one group of points to another, for a slider that turns one into the other. */

/** [latentDimensions] */
export type Vector = readonly number[]

/** The mean of some rows; null of none. @param rows [count, dimensions] @param chosen tells which rows belong */
export function meanOf(
  rows: Float32Array,
  dimensions: number,
  chosen: (row: number) => boolean,
): Vector | null {
  const sum = new Array<number>(dimensions).fill(0)
  let count = 0
  for (let row = 0; row < rows.length / dimensions; row++) {
    if (!chosen(row)) continue
    count += 1
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + (rows[row * dimensions + i] as number)
  }
  return count > 0 ? sum.map((value) => value / count) : null
}

/** What leads from one point to another. */
export function difference(from: Vector, to: Vector): Vector {
  return to.map((value, i) => value - (from[i] as number))
}

/** Euclidean: where the prior is N(0, I), in its standard deviations. */
export function lengthOf(vector: Vector): number {
  return Math.hypot(...vector)
}

/** How far along a direction a point lies from another, as a multiple of the direction; 0 of a direction of no length. */
export function amountAlong(from: Vector, direction: Vector, point: Vector): number {
  const square = direction.reduce((sum, value) => sum + value * value, 0)
  const inner = difference(from, point).reduce((sum, value, i) => sum + value * (direction[i] as number), 0)
  return square > 0 ? inner / square : 0
}

/** A point moved along a direction: from one group's mean, by 1, to the other's. */
export function movedAlong(point: Vector, direction: Vector, amount: number): number[] {
  return point.map((value, i) => value + amount * (direction[i] as number))
}
