import { expect, test } from 'vitest'
import { klWeightAt, learningRateAt } from './schedule'

test.each([
  { beta: 4, klWarmupSteps: 0, step: 0, weight: 4 },
  { beta: 4, klWarmupSteps: 100, step: 0, weight: 0 },
  { beta: 4, klWarmupSteps: 100, step: 25, weight: 1 },
  { beta: 4, klWarmupSteps: 100, step: 99, weight: 3.96 },
  { beta: 4, klWarmupSteps: 100, step: 100, weight: 4 },
  { beta: 4, klWarmupSteps: 100, step: 100_000, weight: 4 },
  { beta: 0, klWarmupSteps: 100, step: 50, weight: 0 },
])('beta $beta over $klWarmupSteps steps weighs $weight at step $step', ({ weight, step, ...objective }) => {
  expect(klWeightAt(objective, step)).toBeCloseTo(weight, 12)
})

test.each([
  { learningRate: 0.003, decayPerEpoch: 1, epochs: 17.3, rate: 0.003 },
  { learningRate: 0.01, decayPerEpoch: 0.5, epochs: 0, rate: 0.01 },
  { learningRate: 0.01, decayPerEpoch: 0.5, epochs: 3, rate: 0.00125 },
  { learningRate: 0.01, decayPerEpoch: 0.25, epochs: 0.5, rate: 0.005 },
])(
  'a rate of $learningRate, times $decayPerEpoch an epoch, is $rate after $epochs',
  ({ rate, epochs, ...of }) => {
    expect(learningRateAt(of, epochs)).toBe(rate)
  },
)
