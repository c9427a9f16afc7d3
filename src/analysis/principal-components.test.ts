import { expect, test } from 'vitest'
import { covariance, principalComponents } from './principal-components'
import { symmetricEigen } from './symmetric-eigen'

/** Numbers between -1 and 1 that look random (Lehmer 1951). */
function* noise(seed: number) {
  let state = seed
  for (;;) {
    state = (state * 48271) % 2147483647
    yield (2 * state) / 2147483647 - 1
  }
}

/** Points whose variance differs from direction to direction, none of them a dimension. [count, dimensions] */
function cloud(count: number, dimensions: number): Float32Array {
  const source = noise(7)
  const next = () => source.next().value ?? 0
  const mixing = Array.from({ length: dimensions * dimensions }, next)
  const points = new Float32Array(count * dimensions)
  for (let point = 0; point < count; point++) {
    const own = Array.from({ length: dimensions }, (_, k) => next() / (1 + k))
    for (let i = 0; i < dimensions; i++) {
      points[point * dimensions + i] =
        3 + own.reduce((sum, value, k) => sum + value * (mixing[i * dimensions + k] as number), 0)
    }
  }
  return points
}

/** The direction of the greatest variance by another way: multiply and normalise, less what was found before. */
function powerIteration(matrix: Float64Array, size: number, found: number[][]): number[] {
  let vector = Array.from({ length: size }, (_, i) => 1 + i / size)
  for (let round = 0; round < 20_000; round++) {
    let next = vector.map((_, i) =>
      vector.reduce((sum, value, j) => sum + (matrix[i * size + j] as number) * value, 0),
    )
    for (const other of found) {
      const part = next.reduce((sum, value, i) => sum + value * (other[i] as number), 0)
      next = next.map((value, i) => value - part * (other[i] as number))
    }
    const length = Math.hypot(...next)
    vector = next.map((value) => value / length)
  }
  const largest = vector.reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one))
  return vector.map((value) => value * Math.sign(largest))
}

test.each([2, 3, 32])('the axes of a cloud in %i dimensions are those of a power iteration', (dimensions) => {
  const points = cloud(400, dimensions)
  const { axes } = principalComponents(points, dimensions, 2)
  const matrix = covariance(points, dimensions)
  const first = powerIteration(matrix, dimensions, [])
  const second = powerIteration(matrix, dimensions, [first])
  for (const [axis, reference] of [
    [axes[0], first],
    [axes[1], second],
  ]) {
    const errors = reference?.map((value, i) => Math.abs(value - (axis?.[i] ?? Number.NaN))) ?? []
    expect(Math.max(...errors)).toBeLessThan(1e-6)
  }
})

test('known covariance: variances 4 and 1 along the diagonals', () => {
  const [a, b] = [Math.sqrt(2), Math.SQRT1_2]
  const { axes, shares } = principalComponents(Float32Array.of(a, a, -a, -a, b, -b, -b, b), 2, 2)
  expect(axes[0]?.map((value) => value / Math.SQRT1_2)).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)])
  expect(Math.abs(axes[1]?.[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 6)
  expect(axes[1]?.[0]).toBeCloseTo(-(axes[1]?.[1] ?? 0), 6)
  expect(shares[0]).toBeCloseTo(0.8, 6)
  expect(shares[1]).toBeCloseTo(0.2, 6)
})

test('points that do not vary have axes, too', () => {
  const { axes, shares } = principalComponents(new Float32Array(30).fill(1.5), 3, 2)
  expect(axes).toEqual([
    [1, 0, 0],
    [0, 1, 0],
  ])
  expect(shares).toEqual([0, 0])
})

test('eigenvectors of a matrix of 64 rows: A v = λ v, orthonormal', () => {
  const size = 64
  const matrix = covariance(cloud(300, size), size)
  const { values, vectors } = symmetricEigen(matrix, size)
  const scale = values[0] as number
  vectors.forEach((vector, k) => {
    const image = vector.map((_, i) =>
      vector.reduce((sum, value, j) => sum + (matrix[i * size + j] as number) * value, 0),
    )
    const errors = image.map((value, i) => Math.abs(value - (values[k] as number) * (vector[i] as number)))
    expect(Math.max(...errors) / scale).toBeLessThan(1e-12)
    vectors.slice(0, k + 1).forEach((other, l) => {
      const product = vector.reduce((sum, value, i) => sum + value * (other[i] as number), 0)
      expect(Math.abs(product - (k === l ? 1 : 0))).toBeLessThan(1e-12)
    })
  })
  expect(values).toEqual(values.toSorted((one, other) => other - one))
})
