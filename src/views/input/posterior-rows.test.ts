import { expect, it } from 'vitest'
import { posteriorRows } from './posterior-rows'

it('gives every dimension its mean, standard deviation and KL divergence', () => {
  const [first, second] = posteriorRows({
    mean: Float32Array.of(0, 2),
    logVariance: Float32Array.of(0, Math.log(0.25)),
  })
  expect(first).toEqual({ dimension: 0, mean: 0, sigma: 1, kl: 0 })
  expect(second?.sigma).toBeCloseTo(0.5)
  expect(second?.kl).toBeCloseTo((4 + 0.25 - 1 + Math.log(4)) / 2, 5)
})

it('keeps the six that say most, in their own order', () => {
  const mean = Float32Array.of(0, 3, 0, 1, 2, 0.5, 4, 5, 0.1)
  const rows = posteriorRows({ mean, logVariance: new Float32Array(9) })
  expect(rows.map((row) => row.dimension)).toEqual([1, 3, 4, 5, 6, 7])
})

it('has no spread for the code of an autoencoder, and keeps the six that lie furthest out', () => {
  const mean = Float32Array.of(0, 3, 0, -1, 2, 0.5, 4, 5, 0.1)
  const rows = posteriorRows({ mean, logVariance: new Float32Array(9).fill(Number.NEGATIVE_INFINITY) })
  expect(rows.map((row) => row.dimension)).toEqual([1, 3, 4, 5, 6, 7])
  expect(rows.every(({ sigma }) => sigma === 0)).toBe(true)
})
