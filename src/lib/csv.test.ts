import { expect, it } from 'vitest'
import { csvOf } from './csv'

it('has a line a row, under the names of the columns', () => {
  expect(
    csvOf([
      ['index', [1, 2]],
      ['z1', Float64Array.of(0.5, -1e-7)],
      ['class', ['Trouser', 'Bag, or "purse"']],
      ['test', [3, null]],
    ]),
  ).toBe('index,z1,class,test\r\n1,0.5,Trouser,3\r\n2,-1e-7,"Bag, or ""purse""",\r\n')
})

it('writes a float32 with no more digits than it has', () => {
  expect(csvOf([['z1', Float32Array.of(0.1)]])).toBe('z1\r\n0.1\r\n')
})
