import { expect, it } from 'vitest'
import { normalQuantile } from './normal'
import { traversal, traversalValues } from './traversal'

it.each([
  [0.5, 0],
  [0.975, 1.9599639845400545],
  [0.8413447460685429, 1],
  [0.0013498980316300946, -3],
  [0.00003167124183311992, -4],
  [0.02, -2.053748910631823],
])('the quantile of %d is %d', (probability, quantile) => {
  expect(normalQuantile(probability)).toBeCloseTo(quantile, 7)
})

it('walks in equal steps, or in equal shares of the prior', () => {
  expect(traversalValues(7, 'linear')).toEqual([-3, -2, -1, 0, 1, 2, 3])
  const values = traversalValues(7, 'quantiles')
  expect(values.map((value) => Number(value.toFixed(3)))).toEqual([-3, -0.964, -0.429, 0, 0.429, 0.964, 3])
  expect(traversalValues(7, 'quantiles', 30)).toEqual(values.map((value) => expect.closeTo(10 * value, 10)))
})

it('changes one coordinate at a time', () => {
  expect([...traversal([5, 6, 7], [2, 0], [-1, 1])]).toEqual([5, 6, -1, 5, 6, 1, -1, 6, 7, 1, 6, 7])
})
