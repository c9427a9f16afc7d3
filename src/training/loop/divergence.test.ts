import { expect, test } from 'vitest'
import { divergedTerm, isRunningAway, isSound } from './divergence'

const terms = { reconstruction: 150, kl: 5, objective: 155, gradientNorm: 3 }

test.each([
  [{}, null],
  [{ kl: -1e-6 }, null],
  [{ reconstruction: Number.NaN }, 'reconstruction'],
  [{ kl: Number.POSITIVE_INFINITY }, 'KL divergence'],
  [{ kl: -0.1 }, 'KL divergence'],
  [{ objective: Number.NaN }, 'objective'],
  [{ gradientNorm: Number.POSITIVE_INFINITY }, 'gradient'],
])('%j shows %s', (bad, term) => {
  expect(divergedTerm({ ...terms, ...bad })).toBe(term)
})

test.each([
  ['a trained model that learns on', 150, 145, false],
  ['a fresh one', 300, 543, false],
  ['a collapse', 206, 145, false],
  ['a burst of KL in the first steps', 700, 543, false],
  ['millions of nats, still finite', 2_984_495, 543, true],
])('%s: %d nats after %d', (_, cost, firstCost, away) => {
  expect(isRunningAway(cost, firstCost)).toBe(away)
})

test('a state with a number that is not finite is not sound', () => {
  const parameters = Float32Array.of(1, 2)
  const moments = { m: Float32Array.of(0, 0), v: Float32Array.of(0, Number.NaN) }
  expect(isSound({ parameters, moments: null, step: 1 })).toBe(true)
  expect(isSound({ parameters, moments, step: 1 })).toBe(false)
})
