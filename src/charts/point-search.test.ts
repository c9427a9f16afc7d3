import { expect, it } from 'vitest'
import { pointTowards, viewOfPoints } from './point-search'

const xy = Float32Array.of(0, 0, 2, 0.5, 1, 3, -4, 0, 5, 0)
const all = () => true

it('goes to the nearest point ahead, not to a nearer one aside', () => {
  expect(pointTowards(xy, 0, [1, 0], all)).toBe(1)
  expect(pointTowards(xy, 0, [0, 1], all)).toBe(2)
  expect(pointTowards(xy, 0, [-1, 0], all)).toBe(3)
  expect(pointTowards(xy, 0, [0, -1], all)).toBeNull()
  expect(pointTowards(xy, 0, [1, 0], (index) => index !== 1)).toBe(4)
})

it('sees all points', () => {
  const { centre, halfWidth } = viewOfPoints(xy)
  expect(centre).toEqual([0.5, 1.5])
  expect(halfWidth).toBeCloseTo(1.06 * 4.5)
  expect(viewOfPoints(Float32Array.of(3, 3)).halfWidth).toBeGreaterThan(0)
})
