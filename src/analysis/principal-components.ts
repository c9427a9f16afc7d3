import { symmetricEigen } from './symmetric-eigen'

export interface PrincipalComponents {
  /** Orthonormal directions of the greatest variance, falling; each [dimensions], its largest entry positive. */
  axes: number[][]
  /** The share of the whole variance along each, 0 to 1; 0 where nothing varies. */
  shares: number[]
}

/** The first principal components of points (Pearson 1901). @param points [count, dimensions] */
export function principalComponents(
  points: Float32Array,
  dimensions: number,
  count: number,
): PrincipalComponents {
  const { values, vectors } = symmetricEigen(covariance(points, dimensions), dimensions)
  const total = values.reduce((sum, value) => sum + value, 0)
  return {
    axes: vectors.slice(0, count).map(withPositiveLargest),
    shares: values.slice(0, count).map((value) => (total > 0 ? Math.max(0, value) / total : 0)),
  }
}

/** [dimensions, dimensions], divided by the number of points. */
export function covariance(points: Float32Array, dimensions: number): Float64Array {
  const count = points.length / dimensions
  const sums = new Float64Array(dimensions)
  for (let k = 0; k < points.length; k++) sums[k % dimensions] += points[k] as number
  const mean = sums.map((sum) => sum / count)
  const matrix = new Float64Array(dimensions * dimensions)
  const centred = new Float64Array(dimensions)
  for (let point = 0; point < count; point++) {
    for (let i = 0; i < dimensions; i++) {
      centred[i] = (points[point * dimensions + i] as number) - (mean[i] as number)
    }
    for (let i = 0; i < dimensions; i++) {
      const share = (centred[i] as number) / count
      for (let j = 0; j <= i; j++) matrix[i * dimensions + j] += share * (centred[j] as number)
    }
  }
  for (let i = 0; i < dimensions; i++)
    for (let j = 0; j < i; j++) matrix[j * dimensions + i] = matrix[i * dimensions + j] as number
  return matrix
}

/** An eigenvector has no sign of its own: one that is always the same keeps pictures from flipping. */
function withPositiveLargest(vector: number[]): number[] {
  const largest = vector.reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one), 0)
  return largest < 0 ? vector.map((value) => -value) : vector
}
