import { expect, it } from 'vitest'
import {
  klAgainstSum,
  type LossConvention,
  reconstructionTerms,
  settingsOfConvention,
} from './loss-convention'
import { sigmoid } from './reference/activation'
import { likelihoodOf } from './reference/likelihood'
import { defaultSettings } from './settings-schema'

const [pixels, latentDimensions] = [784, 3]

/** An image, what a network makes of it, and its KL by dimension: any numbers. */
function imagined(seed: number) {
  const wave = (index: number) => Math.sin(seed + 12.9 * index)
  return {
    image: Array.from({ length: pixels }, (_, index) => (1 + wave(index)) / 2),
    logits: Array.from({ length: pixels }, (_, index) => 3 * wave(2 * index + 1)),
    kl: Array.from({ length: latentDimensions }, (_, index) => 2 + wave(index)),
  }
}

type Imagined = ReturnType<typeof imagined>

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** The loss as the program has it. */
function programmed({ reconstruction, kl: reduction, weight }: LossConvention, at: Imagined): number {
  const { image, logits, kl } = at
  const squaredError = sum(image.map((x, index) => (x - sigmoid(logits[index] ?? 0)) ** 2))
  const crossEntropy = sum(
    image.map((x, index) => {
      const p = sigmoid(logits[index] ?? 0)
      return -x * Math.log(p) - (1 - x) * Math.log(1 - p)
    }),
  )
  const pixelTerm = {
    'squared-error-sum': squaredError,
    'squared-error-half': squaredError / 2,
    'squared-error-mean': squaredError / pixels,
    'cross-entropy-sum': crossEntropy,
    'cross-entropy-mean': crossEntropy / pixels,
  }[reconstruction]
  return pixelTerm + (weight * sum(kl)) / (reduction === 'sum' ? 1 : latentDimensions)
}

function ours(convention: LossConvention, { image, logits, kl }: Imagined): number {
  const objective = {
    ...defaultSettings().objective,
    ...settingsOfConvention(convention, { pixels, latentDimensions }),
  }
  const likelihood = likelihoodOf(objective)
  return sum(image.map((x, index) => likelihood.loss(logits[index] ?? 0, x))) + objective.beta * sum(kl)
}

it.each(reconstructionTerms)('finds the settings of a program with %s', (reconstruction) => {
  const [one, other] = [imagined(1), imagined(2)]
  for (const kl of ['sum', 'mean'] as const) {
    const convention = { reconstruction, kl, weight: 0.7 }
    // Only an averaged cross-entropy is another multiple of what is minimised here.
    const scale = reconstruction === 'cross-entropy-mean' ? pixels : 1
    const theirs = programmed(convention, one) - programmed(convention, other)
    expect(ours(convention, one) - ours(convention, other)).toBeCloseTo(scale * theirs, 8)
  }
})

it.each([
  ['squared-error-sum', 0.5, 1],
  ['squared-error-half', 1, 2],
  ['squared-error-mean', 392, 784],
] as const)(
  'knows %s as variance %f, where the KL weighs %f against the summed error',
  (reconstruction, variance, weight) => {
    const found = settingsOfConvention({ reconstruction, kl: 'sum', weight: 1 }, { pixels, latentDimensions })
    expect(found).toEqual({ likelihood: 'gaussian', variance, beta: 1 })
    expect(klAgainstSum({ ...defaultSettings().objective, ...found })).toBe(weight)
  },
)

it('says of an averaged cross-entropy that β is 784 times what it seems', () => {
  const found = settingsOfConvention(
    { reconstruction: 'cross-entropy-mean', kl: 'sum', weight: 1 },
    { pixels, latentDimensions },
  )
  expect(found).toEqual({ likelihood: 'bernoulli', beta: 784 })
  expect(klAgainstSum({ ...defaultSettings().objective, ...found })).toBe(784)
})
