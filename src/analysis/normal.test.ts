import { expect, test } from 'vitest'
import { normalQuantile, normalShare } from './normal'

test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [-1.959963984540054, 0.025],
  [3, 0.99865010196837],
  [-5, 2.866515718791939e-7],
])('%d: a share of %d lies below', (x, share) => {
  expect(normalShare(x)).toBeCloseTo(share, 12)
  expect(normalQuantile(share)).toBeCloseTo(x, 6)
})

test('nothing lies beyond', () => {
  expect(normalShare(-40)).toBe(0)
  expect(normalShare(40)).toBe(1)
})
