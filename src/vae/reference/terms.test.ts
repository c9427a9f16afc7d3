import { describe, expect, test } from 'vitest'
import { initialParameters } from '../initialisation'
import { fillNormal, fillUniform, Stream } from '../random'
import { sigmoid, softplus } from './activation'
import { decode, encode, forward } from './forward'
import { importanceWeightedBound, logImportanceWeights } from './importance'
import { likelihoodOf } from './likelihood'
import { referenceModel } from './model'
import { meanTerms } from './objective'
import { clipByGlobalNorm, globalNorm, optimiserSteps, referenceState } from './optimiser'
import { gaussianKl, logPriorRatio } from './posterior'
import { referenceEvaluate, referenceStep } from './training-step'

describe('KL', () => {
  // By hand: (mean² + variance - 1 - log variance) / 2.
  test.each([
    { mean: 0, logVariance: 0, nats: 0 },
    { mean: 1, logVariance: 0, nats: 0.5 },
    { mean: -3, logVariance: 0, nats: 4.5 },
    { mean: 0, logVariance: Math.log(4), nats: (3 - Math.log(4)) / 2 },
    { mean: 2, logVariance: Math.log(0.25), nats: (4 - 0.75 + Math.log(4)) / 2 },
  ])('of N($mean, e^$logVariance) from N(0, 1) is $nats nats', ({ mean, logVariance, nats }) => {
    expect(gaussianKl(mean, logVariance)).toBeCloseTo(nats, 14)
  })

  test('keeps its digits close to the prior', () => {
    // v² / 4 + v³ / 12 + ... : the naive formula has no correct digit left here.
    expect(gaussianKl(0, 1e-9) / (1e-18 / 4)).toBeCloseTo(1, 6)
  })

  test.each([
    [0.5, -1],
    [-2, 0.3],
  ])('of mean %d and log-variance %d is the mean of log q(z|x) - log p(z)', (mean, logVariance) => {
    const count = 200_000
    const epsilon = new Float32Array(count)
    fillNormal(epsilon, { seed: 1, stream: Stream.evaluation, step: 0 })
    const estimate = epsilon.reduce((sum, e) => sum - logPriorRatio(mean, logVariance, e), 0) / count
    expect(Math.abs(estimate - gaussianKl(mean, logVariance))).toBeLessThan(0.03)
  })
})

describe('likelihood', () => {
  test('Bernoulli is the cross-entropy, in nats', () => {
    const { loss } = likelihoodOf({ likelihood: 'bernoulli', variance: 1 })
    const logit = 0.8
    const p = sigmoid(logit)
    for (const x of [0, 0.25, 1]) {
      expect(loss(logit, x)).toBeCloseTo(-x * Math.log(p) - (1 - x) * Math.log(1 - p), 14)
    }
  })

  test('Gaussian is minus the log density, its constant included', () => {
    const { loss } = likelihoodOf({ likelihood: 'gaussian', variance: 0.5 })
    const density = (x: number, mean: number) =>
      Math.exp(-((x - mean) ** 2) / 1) / Math.sqrt(2 * Math.PI * 0.5)
    expect(loss(0.8, 0.3)).toBeCloseTo(-Math.log(density(0.3, sigmoid(0.8))), 14)
  })

  test.each(['bernoulli', 'gaussian'] as const)('%s stays finite at any logit', (likelihood) => {
    const { loss, slope } = likelihoodOf({ likelihood, variance: 0.5 })
    for (const logit of [-1e4, -800, 0, 800, 1e4]) {
      for (const x of [0, 0.5, 1]) {
        expect(Number.isFinite(loss(logit, x))).toBe(true)
        expect(Number.isFinite(slope(logit, x))).toBe(true)
      }
    }
    expect(likelihoodOf({ likelihood: 'bernoulli', variance: 1 }).loss(-800, 1)).toBe(800)
    expect(softplus(1e4)).toBe(1e4)
  })
})

const settings = {
  model: { kind: 'vae' as const, hidden: [10], latentDimensions: 2, activation: 'tanh' as const },
  objective: { likelihood: 'bernoulli' as const, variance: 1 },
  optimizer: { kind: 'adam' as const },
}
const model = referenceModel(settings, 16)
const parameters = Float64Array.from(initialParameters(model.layout, 2), (value) => 2 * value)
const count = 20
const images = new Float32Array(count * 16)
fillUniform(images, { seed: 1, stream: Stream.binarization, step: 0 })

const noise = (step: number) => {
  const epsilon = new Float32Array(count * 2)
  fillNormal(epsilon, { seed: 1, stream: Stream.importance, step })
  return epsilon
}

describe('bounds', () => {
  test('with one sample the importance-weighted bound is the mean log weight', () => {
    const epsilon = noise(0)
    const logWeights = logImportanceWeights(model, parameters, { images, epsilon, count })
    const mean = logWeights.reduce((sum, logWeight) => sum + logWeight, 0) / count
    expect(importanceWeightedBound(model, parameters, images, [epsilon], count)).toBeCloseTo(mean, 12)
  })

  test('the mean log weight over many samples is the ELBO', () => {
    let meanWeight = 0
    let meanElbo = 0
    const samples = 500
    for (let sample = 0; sample < samples; sample++) {
      const draw = { images, epsilon: noise(sample), count }
      meanWeight += importanceWeightedBound(model, parameters, images, [draw.epsilon], count) / samples
      const terms = meanTerms(referenceEvaluate(model, parameters, draw))
      meanElbo -= (terms.reconstruction + terms.kl) / samples
    }
    expect(Math.abs(meanWeight - meanElbo)).toBeLessThan(0.05)
  })

  test('more samples tighten the bound on average (Burda et al. 2015, theorem 1)', () => {
    const draws = Array.from({ length: 240 }, (_, step) => noise(step))
    const averageBound = (samples: number) => {
      let total = 0
      for (let start = 0; start < draws.length; start += samples) {
        const group = draws.slice(start, start + samples)
        total += importanceWeightedBound(model, parameters, images, group, count)
      }
      return (total * samples) / draws.length
    }
    const bounds = [1, 2, 4, 12, 60].map(averageBound)
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
    expect(bounds[4] - bounds[0]).toBeGreaterThan(0.01)
  })

  test('log weights far below what exp can hold still give a bound', () => {
    const dark = referenceModel({ ...settings, objective: { likelihood: 'gaussian', variance: 0.0001 } }, 16)
    const bound = importanceWeightedBound(dark, parameters, images, [noise(0), noise(1)], count)
    expect(bound).toBeLessThan(-1000)
    expect(Number.isFinite(bound)).toBe(true)
  })
})

test('the parts of the network fit together', () => {
  const pass = forward(model, parameters, { images, epsilon: noise(0), count })
  const posterior = encode(model, parameters, images, count)
  expect(posterior.mean).toEqual(pass.mean)
  expect(posterior.logVariance).toEqual(pass.logVariance)
  expect(decode(model, parameters, pass.z, count)).toEqual(pass.logits.map(sigmoid))
  const { squaredError } = referenceEvaluate(model, parameters, { images, epsilon: noise(0), count })
  const means = decode(model, parameters, pass.z, count)
  const first = images.subarray(0, 16).reduce((sum, pixel, index) => sum + (pixel - means[index]) ** 2, 0)
  expect(squaredError[0]).toBeCloseTo(first / 16, 14)
})

test('beta changes the objective and no term; free bits only ever raise the objective', () => {
  const sample = { images, epsilon: noise(0), count }
  const step = (klWeight: number, freeBitsNats: number) =>
    referenceStep(model, parameters, { ...sample, klWeight, freeBitsNats }).terms
  const plain = step(1, 0)
  expect(plain.objective).toBeCloseTo(-plain.elbo, 12)
  expect(step(4, 0)).toMatchObject({ reconstruction: plain.reconstruction, kl: plain.kl, elbo: plain.elbo })
  expect(step(4, 0).objective).toBeCloseTo(plain.reconstruction + 4 * plain.kl, 12)
  expect(step(0, 0).objective).toBe(plain.reconstruction)
  expect(step(1, 3).objective).toBeCloseTo(plain.reconstruction + 2 * 3, 12)
})

describe('optimiser', () => {
  test('the first step of Adam moves every parameter by the learning rate', () => {
    const start = referenceState({ parameters: [1, 1, 1], moments: null, step: 0 })
    const { parameters: moved } = optimiserSteps.adam(start, Float64Array.of(100, -0.01, 0), 0.1)
    expect([...moved]).toEqual([expect.closeTo(0.9, 9), expect.closeTo(1.1, 6), 1])
  })

  // From 1, by hand, at the learning rate 0.1 with the gradients 2 and -1.
  test.each([
    // m = 0.2, then 0.08; v = 0.004, then 0.004996; corrected 2 and 4, then 0.08 / 0.19 and 0.004996 / 0.001999.
    { kind: 'adam', moved: [0.9, 0.9 - (0.1 * 0.08) / 0.19 / Math.sqrt(0.004996 / 0.001999)] },
    // b = 2, then 0.9 * 2 - 1.
    { kind: 'sgd', moved: [0.8, 0.72] },
    // v = 0.01 * 4, then 0.99 * 0.04 + 0.01.
    { kind: 'rmsprop', moved: [0, 0.1 / Math.sqrt(0.0496)] },
  ] as const)('two steps of $kind', ({ kind, moved }) => {
    const step = optimiserSteps[kind]
    const start = referenceState({ parameters: [1], moments: null, step: 0 })
    const first = step(start, Float64Array.of(2), 0.1)
    const second = step(first, Float64Array.of(-1), 0.1)
    expect(first.parameters[0]).toBeCloseTo(moved[0], 6)
    expect(second.parameters[0]).toBeCloseTo(moved[1], 6)
    expect(second.step).toBe(2)
    expect([...start.parameters]).toEqual([1])
  })

  test.each([
    { limit: null, scaled: [3, 4] },
    { limit: 10, scaled: [3, 4] },
    { limit: 5, scaled: [15 / 5.000001, 20 / 5.000001] },
    { limit: 1, scaled: [3 / 5.000001, 4 / 5.000001] },
  ])('a gradient of norm 5 under a limit of $limit', ({ limit, scaled }) => {
    const gradients = Float64Array.of(3, 4)
    expect(globalNorm(gradients)).toBe(5)
    const clipped = clipByGlobalNorm(gradients, limit)
    expect([...clipped]).toEqual(scaled.map((slope) => expect.closeTo(slope, 14)))
  })
})
