import { expect, it } from 'vitest'
import { moveInPlane, planeEllipse, planePoints } from './plane-data'

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
