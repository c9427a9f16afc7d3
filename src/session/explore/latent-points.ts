/** Points of the latent space. */
export interface LatentPoints {
  /** [count, latentDimensions], row by row. */
  z: Float32Array
  count: number
}

/** Rows as one array; null if there is none. @param rows each [latentDimensions] */
export function pointsOf(rows: readonly (readonly number[])[]): LatentPoints | null {
  return rows.length > 0 ? { z: Float32Array.from(rows.flat()), count: rows.length } : null
}

/** The coordinates of one point. */
export function pointAt({ z, count }: LatentPoints, index: number): number[] {
  const dimensions = z.length / count
  return Array.from(z.subarray(index * dimensions, (index + 1) * dimensions))
}

/** The index of the first point that is z, to the last bit of a float32; null if there is none. */
export function indexOfPoint({ z, count }: LatentPoints, wanted: readonly number[]): number | null {
  const dimensions = z.length / count
  if (dimensions !== wanted.length) return null
  for (let index = 0; index < count; index++) {
    if (wanted.every((value, i) => Math.fround(value) === z[index * dimensions + i])) return index
  }
  return null
}
