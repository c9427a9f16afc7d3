import { expect, test } from 'vitest'
import { fillNormal, Stream } from '../random'
import { linearGaussian, type Proposal } from '../test-support/linear-gaussian'
import { importanceWeightedBound } from './importance'
import { referenceModel } from './model'

const pixels = 16
const repeats = 4000

/** One image many times, its bound for each number of samples of z, and its log p(x). */
function boundsOf(proposal: Proposal, samples: readonly number[]) {
  const { model, objective, parameters, draw, logDensity } = linearGaussian(pixels, 1e-8, proposal)
  const reference = referenceModel({ model, objective, optimizer: { kind: 'adam' } }, pixels)
  const [image] = [draw(1)]
  const images = Float64Array.from({ length: repeats * pixels }, (_, place) => image[place % pixels])
  const noise = (sample: number) => {
    const epsilon = new Float32Array(repeats * model.latentDimensions)
    fillNormal(epsilon, { seed: 3, stream: Stream.importance, step: sample })
    return epsilon
  }
  const bound = (count: number) =>
    importanceWeightedBound(
      reference,
      parameters,
      images,
      Array.from({ length: count }, (_, sample) => noise(sample)),
      repeats,
    )
  return { bounds: samples.map(bound), exact: logDensity(image) }
}

test('with the exact posterior the bound of a linear model is log p(x), whatever the number of samples', () => {
  const { bounds, exact } = boundsOf({ shift: 0, widening: 1 }, [1, 2, 7])
  for (const bound of bounds) expect(bound).toBeCloseTo(exact, 6)
})

test('with another posterior it rises towards log p(x) with the number of samples', () => {
  const { bounds, exact } = boundsOf({ shift: 0.5, widening: 2 }, [1, 2, 4, 16, 64])
  expect(bounds).toEqual(bounds.toSorted((one, other) => one - other))
  expect(exact - bounds[0]).toBeGreaterThan(0.7)
  expect(Math.abs(exact - bounds[4])).toBeLessThan(0.02)
})
