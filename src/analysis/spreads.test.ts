import { expect, it } from 'vitest'
import { spreads } from './spreads'

it('gives the standard deviation along each dimension', () => {
  const points = Float32Array.of(1, 10, 0, 3, 10, 0, 5, 10, 3)
  const found = spreads(points, 3)
  expect(found[0]).toBeCloseTo(Math.sqrt(8 / 3), 10)
  expect(found[1]).toBe(0)
  expect(found[2]).toBeCloseTo(Math.SQRT2, 10)
})
