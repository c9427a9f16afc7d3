import { expect, test } from 'vitest'
import { klWeightAt } from './schedule'

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
