import { expect, it } from 'vitest'
import { amountAlong, difference, lengthOf, meanOf, movedAlong } from './direction'

// Two groups of three points, in turns.
const rows = Float32Array.of(1, 0, 5, 2, 2, 1, 7, 4, 3, 2, 9, 6)
const first = meanOf(rows, 2, (row) => row % 2 === 0) ?? []
const second = meanOf(rows, 2, (row) => row % 2 === 1) ?? []

it('finds the mean of each group, and none of nobody', () => {
  expect(first).toEqual([2, 1])
  expect(second).toEqual([7, 4])
  expect(meanOf(rows, 2, () => false)).toBeNull()
})

it('reproduces the means of the groups at 0 and 1, and their middle between', () => {
  const direction = difference(first, second)
  expect(movedAlong(first, direction, 0)).toEqual(first)
  expect(movedAlong(first, direction, 1)).toEqual(second)
  expect(movedAlong(first, direction, 0.5)).toEqual([4.5, 2.5])
  expect(movedAlong([0, 0], direction, -2)).toEqual([-10, -6])
})

it('tells how far a point lies along it, whatever lies across', () => {
  const direction = difference(first, second)
  expect(amountAlong(first, direction, movedAlong(first, direction, 1.25))).toBeCloseTo(1.25, 12)
  expect(amountAlong([0, 0], [2, 0], [1, 7])).toBe(0.5)
  expect(amountAlong([0, 0], [0, 0], [1, 7])).toBe(0)
})

it('is as long as the means are apart', () => {
  expect(lengthOf(difference(first, second))).toBeCloseTo(Math.sqrt(34), 12)
})
