import { expect, test } from 'vitest'
import { magnification } from './paint-step'

test.each([
  [[0.001, 0], 500],
  [[0, -0.004], 200],
  [[0.3, 0.4], 1],
  [[2, 0], 1],
] as const)(
  'a way of %j is drawn %i times as long: a fair part of the plane, unless it is longer itself',
  (to, times) => {
    expect(magnification([0, 0], to, 3)).toBe(times)
  },
)

test('who does not move has no way', () => {
  expect(magnification([1, 2], [1, 2], 3)).toBeNull()
})
