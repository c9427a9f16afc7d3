import { expect, test } from 'vitest'
import { longerTrail } from './trail'

const embedding = (count: number, value: number) => ({
  means: new Float32Array(2 * count).fill(value),
  logVariances: new Float32Array(2 * count),
  labels: new Uint8Array(count),
})

test('a trail holds the last places of the first points', () => {
  let trail = longerTrail([], embedding(2000, 0))
  for (let value = 1; value < 9; value++) trail = longerTrail(trail, embedding(10_000, value))
  expect(trail.map(({ means }) => means[0])).toEqual([3, 4, 5, 6, 7, 8])
  expect(new Set(trail.map(({ means, labels }) => means.length / labels.length))).toEqual(new Set([2]))
  expect(trail[0]?.labels).toHaveLength(300)
  expect(longerTrail([], embedding(12, 1))[0]?.labels).toHaveLength(12)
})
