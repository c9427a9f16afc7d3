import { expect, it } from 'vitest'
import { dimensionAxes } from '../../analysis/latent-plane'
import { planeManifold, planePoints } from './plane-data'

it('hands two dimensions on without copying', () => {
  const means = Float32Array.of(1, 2, 3, 4)
  expect(planePoints({ means, labels: Uint8Array.of(0, 1) }, dimensionAxes(2, [0, 1])).xy).toBe(means)
})

it('shows more dimensions, or the two in another order, along its axes', () => {
  const labels = Uint8Array.of(0, 1)
  const means = Float32Array.of(1, 2, 9, 3, 4, 8)
  expect([...planePoints({ means, labels }, dimensionAxes(3, [2, 0])).xy]).toEqual([9, 1, 8, 3])
  const pairs = Float32Array.of(1, 2, 3, 4)
  expect([...planePoints({ means: pairs, labels }, dimensionAxes(2, [1, 0])).xy]).toEqual([2, 1, 4, 3])
})

it('gives each class a row where there is one dimension', () => {
  const points = planePoints(
    { means: Float32Array.of(1, -1), labels: Uint8Array.of(0, 9) },
    dimensionAxes(1, [0]),
  )
  expect([...points.xy]).toEqual([1, 2.25, -1, -2.25])
})

it('makes one row of pictures where there is one dimension, and a square else', () => {
  const manifold = (count: number) => ({ side: 3, halfWidth: 3, images: new Float32Array(784 * count) })
  expect(planeManifold(manifold(3)).rows).toBe(1)
  expect(planeManifold(manifold(9)).rows).toBe(3)
})
