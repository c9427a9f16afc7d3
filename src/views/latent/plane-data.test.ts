import { expect, it } from 'vitest'
import { dimensionAxes } from '../../analysis/latent-plane'
import { planeDensity, planePoints, planePosteriors, planeTrails } from './plane-data'

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

const embedding = {
  means: Float32Array.of(1, 2, -1, 0),
  logVariances: Float32Array.from([0.5, 1, 2, 3], (sigma) => 2 * Math.log(sigma)),
  labels: Uint8Array.of(0, 9),
}

it('shows posteriors where they are, or each in the row of its class, if it has one', () => {
  const [first] = planePosteriors({ ...embedding, labels: [0, 9] }, dimensionAxes(2, [1, 0]))
  expect(first?.posterior.mean).toEqual([2, 1])
  expect(first?.posterior.sigma[0]).toBeCloseTo(1, 6)
  expect(first?.posterior.sigma[1]).toBeCloseTo(0.5, 6)
  const line = { ...embedding, labels: [0, 1, null, 9] }
  const rows = planePosteriors(line, dimensionAxes(1, [0]))
  expect(rows[3]?.posterior.mean).toEqual([0, -2.25])
  expect(rows[2]).toMatchObject({ posterior: { mean: [-1, 0] }, color: null })
})

it('has trails once points have moved', () => {
  const axes = dimensionAxes(2, [0, 1])
  expect(planeTrails([embedding], axes)).toBeNull()
  expect(planeTrails([embedding, embedding], axes)?.places).toHaveLength(2)
})

it('takes the density over the part that is looked at', () => {
  const view = { centre: [1, 2], halfWidth: 0.5 } as const
  const { excess, side } = planeDensity(embedding, dimensionAxes(2, [0, 1]), view)
  expect(excess).toHaveLength(side * side)
  expect(excess.indexOf(Math.max(...excess)) % side, 'in its middle').toBeCloseTo(side / 2, -1)
})
