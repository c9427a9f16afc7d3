import { expect, it } from 'vitest'
import { indexOfPoint, pointAt } from './latent-points'
import { priorSamples } from './prior-samples'

it('draws from N(0, 1)', () => {
  const { z } = priorSamples(3, 5000, 2)
  const mean = z.reduce((sum, value) => sum + value, 0) / z.length
  const variance = z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / z.length
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(variance - 1)).toBeLessThan(0.05)
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
