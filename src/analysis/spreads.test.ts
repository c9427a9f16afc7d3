import { expect, it } from 'vitest'
import { reachOf, spreads } from './spreads'

it('gives the standard deviation along each dimension', () => {
  const points = Float32Array.of(1, 10, 0, 3, 10, 0, 5, 10, 3)
  const found = spreads(points, 3)
  expect(found[0]).toBeCloseTo(Math.sqrt(8 / 3), 10)
  expect(found[1]).toBe(0)
  expect(found[2]).toBeCloseTo(Math.SQRT2, 10)
})

it('gives a round number that reaches over all coordinates', () => {
  expect(reachOf(Float32Array.of(1, -3, 0))).toBe(5)
  expect(reachOf(Float32Array.of(-19.9))).toBe(20)
  expect(reachOf(Float32Array.of(0.06, 0.02))).toBeCloseTo(0.1, 12)
  expect(reachOf(Float32Array.of(10))).toBe(10)
})
