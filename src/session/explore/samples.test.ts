import { expect, it } from 'vitest'
import { indexOfPoint, pointAt } from './latent-points'
import { posteriorSamples, priorSamples, samplesAround } from './samples'

const posterior = { mean: Float32Array.of(1, -2), logVariance: Float32Array.of(0, Math.log(0.25)) }

/** Mean and variance of every second number. */
function moments(z: Float32Array, start: number): [number, number] {
  const column = z.filter((_, i) => i % 2 === start)
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length
  return [mean, column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length]
}

it('draws from N(0, 1)', () => {
  const { z } = priorSamples(3, 5000, 2)
  for (const [mean, variance] of [moments(z, 0), moments(z, 1)]) {
    expect(Math.abs(mean)).toBeLessThan(0.04)
    expect(Math.abs(variance - 1)).toBeLessThan(0.06)
  }
})

it('draws from a posterior', () => {
  const { z } = posteriorSamples(3, 5000, posterior)
  const [[mean1, variance1], [mean2, variance2]] = [moments(z, 0), moments(z, 1)]
  expect(Math.abs(mean1 - 1)).toBeLessThan(0.04)
  expect(Math.abs(mean2 + 2)).toBeLessThan(0.02)
  expect(Math.abs(variance1 - 1)).toBeLessThan(0.06)
  expect(Math.abs(variance2 - 0.25)).toBeLessThan(0.015)
})

it('draws all around a mean, at the distance that was asked for', () => {
  const points = samplesAround(1, 200, posterior, 0.75)
  const offsets = Array.from({ length: points.count }, (_, index) => {
    const [x = 0, y = 0] = pointAt(points, index)
    return [x - 1, y + 2] as const
  })
  for (const [x, y] of offsets) expect(Math.hypot(x, y)).toBeCloseTo(0.75, 5)
  for (const [signX, signY] of [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ] as const) {
    expect(offsets.filter(([x, y]) => x * signX > 0 && y * signY > 0).length).toBeGreaterThan(30)
  }
})

it('draws the same points from the same seed, whatever their number', () => {
  const few = priorSamples(7, 3, 4)
  expect(priorSamples(7, 10, 4).z.subarray(0, 12)).toEqual(few.z)
  expect(priorSamples(8, 3, 4).z).not.toEqual(few.z)
})

it('finds a point again after it has been the point z', () => {
  const points = priorSamples(1, 5, 3)
  expect(pointAt(points, 4)).toEqual([...points.z.subarray(12, 15)])
  expect(indexOfPoint(points, pointAt(points, 4))).toBe(4)
  expect(indexOfPoint(points, [0, 0, 0])).toBeNull()
  expect(indexOfPoint(points, [0, 0])).toBeNull()
})
