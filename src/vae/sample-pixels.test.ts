import { expect, test } from 'vitest'
import { samplePixels } from './sample-pixels'

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length

test('a Bernoulli sample is black and white, and white as often as the mean says', () => {
  const sample = samplePixels(new Float32Array(20_000).fill(0.3), { likelihood: 'bernoulli', variance: 1 }, 5)
  expect(new Set(sample)).toEqual(new Set([0, 1]))
  // Four standard errors.
  expect(Math.abs(mean(sample) - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 20_000))
  const sure = samplePixels(Float32Array.of(0, 1), { likelihood: 'bernoulli', variance: 1 }, 5)
  expect([...sure]).toEqual([0, 1])
})

test('a normal sample varies as much as the likelihood says, within black and white', () => {
  const gaussian = { likelihood: 'gaussian', variance: 0.01 } as const
  const sample = samplePixels(new Float32Array(20_000).fill(0.5), gaussian, 5)
  const variance = mean(sample.map((value) => (value - 0.5) ** 2))
  expect(variance / 0.01).toBeGreaterThan(0.96)
  expect(variance / 0.01).toBeLessThan(1.04)
  const wild = samplePixels(new Float32Array(100).fill(0.5), { ...gaussian, variance: 392 }, 5)
  expect(wild.every((value) => value >= 0 && value <= 1)).toBe(true)
})

test('the same seed gives the same sample, another one another', () => {
  const draw = (seed: number) =>
    samplePixels(new Float32Array(50).fill(0.5), { likelihood: 'bernoulli', variance: 1 }, seed)
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
})
