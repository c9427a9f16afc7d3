import { expect, test } from 'vitest'
import { ProvenanceTable } from './provenance-table'

const square = { width: 28, height: 28 }

test('a row each, of which the latest are forgotten', () => {
  const table = new ProvenanceTable(4)
  table.add({ path: 'cats/ü 1.png', label: 'cats', split: 'train' }, square)
  table.add({}, { width: 4096, height: 1 })
  table.add({ path: 'x'.repeat(200_000), label: 'dogs', split: 'test' }, square)
  table.cutTo(2)
  table.add({ path: '\ufeff猫.png', label: 'cats' }, square)
  table.setLabel(1, 'dogs')
  const rows = [0, 1, 2].map((row) => [table.pathOf(row), table.labelOf(row), table.splitOf(row)])
  expect(rows).toEqual([
    ['cats/ü 1.png', 'cats', 'train'],
    ['', 'dogs', undefined],
    ['\ufeff猫.png', 'cats', undefined],
  ])
  expect(table.sizes).toEqual([
    [square, 2],
    [{ width: 4096, height: 1 }, 1],
  ])
})
