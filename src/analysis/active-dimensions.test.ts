import fc from 'fast-check'
import { expect, it } from 'vitest'
import { activeAbove, dimensionsBySize, isActive } from './active-dimensions'

it('orders dimensions by what they say, equal ones as they come', () => {
  expect(dimensionsBySize([0.5, 3, 0.001, 3, 7])).toEqual([4, 1, 3, 0, 2])
  expect(dimensionsBySize([])).toEqual([])
})

it('counts a dimension as inactive up to the threshold', () => {
  expect([0, activeAbove, 0.0101, 4].map(isActive)).toEqual([false, false, true, true])
})

it('counts every dimension as active whose means vary by more than twice the threshold', () => {
  const posterior = fc.record({
    mean: fc.double({ min: -3, max: 3, noNaN: true }),
    variance: fc.double({ min: 1e-6, max: 2, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(posterior, { minLength: 2, maxLength: 20 }), (images) => {
      const average = (of: (image: (typeof images)[number]) => number) =>
        images.reduce((sum, image) => sum + of(image), 0) / images.length
      const middle = average(({ mean }) => mean)
      const varying = average(({ mean }) => (mean - middle) ** 2)
      const kl = average(({ mean, variance }) => (mean ** 2 + variance - 1 - Math.log(variance)) / 2)
      if (varying > 2 * activeAbove + 1e-9) expect(isActive(kl)).toBe(true)
    }),
  )
})
