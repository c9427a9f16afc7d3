import { expect, test } from 'vitest'
import { dimensionAxes } from '../analysis/latent-plane'
import { manifoldGrid } from './manifold-grid'

test('centres of cells, row by row from the top left', () => {
  const plane = { through: [0, 0], axes: dimensionAxes(2, [0, 1]) }
  expect([...manifoldGrid(plane, 2, 2)]).toEqual([-1, 1, 1, 1, -1, -1, 1, -1])
})

test('what the plane does not span stays where z is; one dimension alone is one row', () => {
  const plane = { through: [9, 5, 9], axes: dimensionAxes(3, [2, 0]) }
  expect([...manifoldGrid(plane, 1, 3)]).toEqual([0, 5, 0])
  expect([...manifoldGrid({ through: [9], axes: dimensionAxes(1, [0]) }, 2, 2)]).toEqual([-1, 1])
})
