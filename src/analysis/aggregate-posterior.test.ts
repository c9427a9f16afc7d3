import { expect, test } from 'vitest'
import { excessOverPrior } from './aggregate-posterior'
import { axesThrough, dimensionAxes } from './latent-plane'

const grid = { centre: [0, 0], halfWidth: 4, side: 64 } as const
const largest = (values: Float32Array) => Math.max(...values.map(Math.abs))

test('a collapsed model has the prior: no excess, along any axes', () => {
  const posteriors = { means: new Float32Array(30), logVariances: new Float32Array(30) }
  const turned = axesThrough([
    [0, 0, 0],
    [1, 2, 0],
    [0, 1, 3],
  ])
  for (const axes of [dimensionAxes(3, [0, 2]), turned, dimensionAxes(3, [1])]) {
    expect(largest(excessOverPrior(axes, posteriors, 3, grid))).toBeLessThan(3e-3)
  }
})

test('as much is missing elsewhere as there is too much somewhere', () => {
  const posteriors = {
    means: Float32Array.of(1, -1, -1.5, 0.5),
    logVariances: Float32Array.from([0.3, 0.4, 0.5, 0.2], (sigma) => 2 * Math.log(sigma)),
  }
  const excess = excessOverPrior(dimensionAxes(2, [0, 1]), posteriors, 2, grid)
  const sum = excess.reduce((total, value) => total + value, 0)
  const whole = excess.reduce((total, value) => total + Math.max(0, value), 0)
  expect(Math.abs(sum) / whole).toBeLessThan(2e-3)
  // Cell (40, 40) has its middle at (1.0625, -1.0625).
  const first = Math.exp(-0.5 * ((0.0625 / 0.3) ** 2 + (0.0625 / 0.4) ** 2)) / (2 * 0.3 * 0.4)
  const prior = Math.exp(-0.5 * 2 * 1.0625 ** 2)
  expect(excess[40 * 64 + 40]).toBeCloseTo(first - prior, 3)
})

test('codes without a variance are as wide as a cell', () => {
  const posteriors = {
    means: Float32Array.of(0.0625),
    logVariances: Float32Array.of(Number.NEGATIVE_INFINITY),
  }
  const excess = excessOverPrior(dimensionAxes(1, [0]), posteriors, 1, grid)
  expect(excess).toHaveLength(64)
  expect(excess.indexOf(Math.max(...excess))).toBe(32)
  expect(excess[32]).toBeCloseTo(1 / 0.0625 - Math.exp(-0.5 * 0.0625 ** 2), 3)
})
