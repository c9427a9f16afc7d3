import { expect, it } from 'vitest'
import { moveInPlane, planeEllipse, planeManifold, planePoints } from './plane-data'

it('hands two dimensions on without copying', () => {
  const means = Float32Array.of(1, 2, 3, 4)
  expect(planePoints({ means, labels: Uint8Array.of(0, 1) }).xy).toBe(means)
})

it('shows the first two of more dimensions', () => {
  const means = Float32Array.of(1, 2, 9, 3, 4, 9)
  expect([...planePoints({ means, labels: Uint8Array.of(0, 1) }).xy]).toEqual([1, 2, 3, 4])
})

it('gives each class a row where there is one dimension', () => {
  const points = planePoints({ means: Float32Array.of(1, -1), labels: Uint8Array.of(0, 9) })
  expect([...points.xy]).toEqual([1, 2.25, -1, -2.25])
})

it('makes one row of pictures where there is one dimension, and a square else', () => {
  const manifold = (count: number) => ({ side: 3, halfWidth: 3, images: new Float32Array(784 * count) })
  expect(planeManifold(manifold(3)).rows).toBe(1)
  expect(planeManifold(manifold(9)).rows).toBe(3)
})

it('gives one dimension a mean and a standard deviation along the first axis alone', () => {
  const { mean, sigma } = planeEllipse({ mean: Float32Array.of(2), logVariance: Float32Array.of(0) })
  expect(mean).toEqual([2, 0])
  expect(sigma).toEqual([1, 0])
})

it('turns log variances into standard deviations', () => {
  const ellipse = planeEllipse({ mean: Float32Array.of(1, 2), logVariance: Float32Array.of(0, Math.log(4)) })
  expect(ellipse.mean).toEqual([1, 2])
  expect(ellipse.sigma[0]).toBeCloseTo(1)
  expect(ellipse.sigma[1]).toBeCloseTo(2)
})

it('moves only what the plane shows', () => {
  expect(moveInPlane([0, 0, 5], [1, 2])).toEqual([1, 2, 5])
  expect(moveInPlane([0], [1, 2])).toEqual([1])
})
