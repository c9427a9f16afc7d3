import { expect, it } from 'vitest'
import { metricColumns, summarise } from './metric'

const points = [
  { step: 1, epoch: 0.1, elbo: -500, reconstruction: 499, kl: 1 },
  {
    step: 9,
    epoch: 1,
    elbo: -180,
    reconstruction: 176,
    kl: 4,
    test: { elbo: -175, reconstruction: 171, kl: 4 },
  },
  { step: 12, epoch: 1.2, elbo: -170, reconstruction: 165, kl: 5 },
]

it('lays a metric out for the chart, test values only where they were taken', () => {
  expect(metricColumns(points, 'kl')).toEqual({
    x: [0.1, 1, 1.2],
    columns: [
      [1, 4, 5],
      [null, 4, null],
    ],
  })
})

it('sums a curve up by its ends and its last test value', () => {
  expect(summarise(points, 'elbo')).toEqual({ epoch: 1.2, first: -500, current: -170, test: -175 })
  expect(summarise([], 'elbo')).toBeNull()
})
