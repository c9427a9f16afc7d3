import { expect, it } from 'vitest'
import { isActive } from '../../analysis/active-dimensions'
import { dimensionsIn, dimensionOrder as orderBy, sameOrder } from './dimension-order'

const dimensionOrder = (dimensions: number, kl: readonly number[] | null) => orderBy(dimensions, kl, isActive)

const kl = (dimensions: number, active: number) =>
  Array.from({ length: dimensions }, (_, dimension) => (dimension < active ? 1 + dimension : 0.001))

it('leaves dimensions as they are numbered while nobody knows what they say', () => {
  expect(dimensionOrder(4, null)).toEqual({ shown: [0, 1, 2, 3], folded: [] })
})

it('never changes the places of one or two', () => {
  expect(dimensionOrder(2, [0, 3])).toEqual({ shown: [0, 1], folded: [] })
  expect(dimensionOrder(1, [0.001])).toEqual({ shown: [0], folded: [] })
})

it('puts those first that say most', () => {
  expect(dimensionOrder(3, [0, 0.5, 3]).shown).toEqual([2, 1, 0])
})

it('folds away what is inactive among many, unless everything is', () => {
  expect(dimensionOrder(8, kl(8, 2))).toEqual({ shown: [1, 0], folded: [2, 3, 4, 5, 6, 7] })
  expect(dimensionOrder(6, kl(6, 2)).folded).toEqual([])
  expect(dimensionOrder(64, kl(64, 0)).folded).toEqual([])
  for (const active of [0, 1, 64]) expect(dimensionsIn(dimensionOrder(64, kl(64, active)))).toBe(64)
})

it('tells orders apart by places and by what is folded', () => {
  const order = dimensionOrder(8, kl(8, 2))
  expect(sameOrder(order, dimensionOrder(8, kl(8, 2)))).toBe(true)
  expect(sameOrder(order, dimensionOrder(8, kl(8, 3)))).toBe(false)
})

it('folds nothing away where every size counts', () => {
  expect(orderBy(8, kl(8, 2), () => true)).toEqual({ shown: [1, 0, 2, 3, 4, 5, 6, 7], folded: [] })
})
