import { expect, test } from 'vitest'
import { extremes, scoresOf } from './scores'

const group = {
  dataset: 'mnist',
  indices: Uint32Array.of(5, 7, 9),
  reconstruction: Float32Array.of(100, 90, 120),
  kl: Float32Array.of(5, 30, 2),
  classes: ['1', '2', '3'],
}

test('a score is -ELBO, or the reconstruction term alone', () => {
  expect([...scoresOf(group, 'elbo')]).toEqual([105, 120, 122])
  expect(scoresOf(group, 'reconstruction')).toBe(group.reconstruction)
})

test('the most and the least surprising, in order', () => {
  const scores = Float32Array.of(3, 9, 1, 7)
  expect(extremes(scores, 'most', 2)).toEqual([1, 3])
  expect(extremes(scores, 'least', 3)).toEqual([2, 0, 3])
})
