import { expect, test } from 'vitest'
import { manifoldGrid } from './manifold-grid'

test('centres of cells, row by row from the top left', () => {
  expect([...manifoldGrid([0, 0], 2, 2)]).toEqual([-1, 1, 1, 1, -1, -1, 1, -1])
})

test('dimensions beyond the plane stay where z is; one dimension alone is one row', () => {
  expect([...manifoldGrid([9, 9, 5], 1, 3)]).toEqual([0, -0, 5])
  expect([...manifoldGrid([9], 2, 2)]).toEqual([-1, 1])
})
