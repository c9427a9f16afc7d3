import { expect, test } from 'vitest'
import { dimensionAxes } from '../analysis/latent-plane'
import { gridPoints, manifoldGrid } from './manifold-grid'
import { wholePrior } from './plane-window'

const cells = (...centres: number[]) => ({ centres, edges: [] })

test('centres of cells, row by row from the top left', () => {
  const plane = { through: [0, 0], axes: dimensionAxes(2, [0, 1]) }
  const grid = { columns: cells(-1, 1), rows: cells(-2, 2) }
  expect([...gridPoints(plane, grid)]).toEqual([-1, 2, 1, 2, -1, -2, 1, -2])
})

test('what the plane does not span stays where z is; one dimension alone is one row', () => {
  const plane = { through: [9, 5, 9], axes: dimensionAxes(3, [2, 0]) }
  expect([...gridPoints(plane, { columns: cells(1), rows: cells(3) })]).toEqual([3, 5, 1])
  const line = { through: [9], axes: dimensionAxes(1, [0]) }
  const { columns, rows } = manifoldGrid(line, wholePrior, 'even')
  expect(rows).toBeNull()
  expect(gridPoints(line, { columns, rows })).toHaveLength(17)
})

test('cells by quantiles of the prior lie closer in its middle', () => {
  const plane = { through: [0, 0], axes: dimensionAxes(2, [0, 1]) }
  const { columns, rows } = manifoldGrid(plane, wholePrior, 'quantile')
  expect(rows).toEqual(columns)
  const width = (cell: number) => (columns.edges[cell + 1] ?? 0) - (columns.edges[cell] ?? 0)
  expect(width(0)).toBeGreaterThan(4 * width(8))
})
