import { expect, test } from 'vitest'
import { histogram, rangeOf } from './histogram'

test('counts each value once, both ends included, and none that lies outside', () => {
  const shares = histogram(Float32Array.of(0, 0.5, 1, 2.5, 4, 5, -1, Number.NaN), [0, 4], 4)
  expect([...shares]).toEqual([2, 1, 1, 1].map((count) => count / 8))
})

test('equal values are in one bin', () => {
  expect([...histogram(Float32Array.of(3, 3), [3, 3], 3)]).toEqual([1, 0, 0])
})

test('the range leaves out the highest values alone', () => {
  const values = Float32Array.from({ length: 1001 }, (_, index) => (index === 7 ? 1e6 : index))
  expect(rangeOf(values, 0.005)).toEqual([0, 996])
})
