import { expect, test } from 'vitest'
import { limited, wholePrior, windowAround } from './plane-window'

test('a window keeps to its limits', () => {
  expect(limited(wholePrior)).toEqual(wholePrior)
  expect(limited({ centre: [-1e9, 2], halfWidth: 0 })).toEqual({ centre: [-1000, 2], halfWidth: 0.05 })
  expect(limited({ centre: [0, 0], halfWidth: 1e9 }).halfWidth).toBe(400)
})

test('a window fits points, though some stray', () => {
  const places = Float32Array.from({ length: 2000 }, (_, k) => (k % 2 ? 5 : 0) + (k % 1000) / 100)
  places[0] = 1e6
  places[3] = -1e6
  const { centre, halfWidth } = windowAround(places, true)
  expect(centre[0]).toBeCloseTo(5, 0)
  expect(centre[1]).toBeCloseTo(10, 0)
  expect(halfWidth).toBeGreaterThan(4.9)
  expect(halfWidth).toBeLessThan(5.7)
  expect(windowAround(places, false).centre[1], 'heights of a line mean nothing').toBe(0)
})
