import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axesThrough, dimensionAxes, liesOn, placeOf, placesOf, pointAt } from './latent-plane'

/** Enough for any latent space that the settings allow. */
const numbers = (length: number) =>
  fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: length, maxLength: length })

const points = fc
  .integer({ min: 2, max: 64 })
  .chain((dimensions) => fc.tuple(numbers(dimensions), numbers(dimensions), numbers(dimensions)))

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] as number), 0)
}

test('three points span orthonormal axes, whatever they are', () => {
  fc.assert(
    fc.property(points, (three) => {
      const [one, other] = axesThrough(three)
      expect(dot(one, one)).toBeCloseTo(1, 12)
      expect(dot(other, other)).toBeCloseTo(1, 12)
      expect(dot(one, other)).toBeCloseTo(0, 12)
    }),
  )
  for (const three of [
    [
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      [0, 0, 0],
      [1, 1, 0],
      [3, 3, 0],
    ],
    [
      [1, 1, 1],
      [1, 1, 1],
      [2, 0, 0],
    ],
  ] as [number[], number[], number[]][]) {
    const [one, other] = axesThrough(three)
    expect([dot(one, one), dot(other, other)].map((square) => square.toFixed(12))).toEqual([
      '1.000000000000',
      '1.000000000000',
    ])
    expect(Math.abs(dot(one, other))).toBeLessThan(1e-12)
  }
})

test('the plane through three points holds them: the second to the right of the first, the third above', () => {
  const three = [
    [1, 0, 2, 0],
    [1, 3, 2, 4],
    [0, 0, 0, 0],
  ] as [number[], number[], number[]]
  const axes = axesThrough(three)
  const plane = { through: three[0], axes }
  for (const point of three) expect(liesOn(plane, point)).toBe(true)
  expect(liesOn(plane, [1, 0, 2, 0.5])).toBe(false)
  const [a, b, c] = three.map((point) => placeOf(axes, point))
  expect(b?.[0]).toBeCloseTo((a?.[0] ?? 0) + 5, 12)
  expect(b?.[1]).toBeCloseTo(a?.[1] ?? Number.NaN, 12)
  expect(c?.[1]).toBeGreaterThan(a?.[1] ?? Number.NaN)
})

test('places and points are inverse to each other, and what the plane does not span is kept', () => {
  const place = fc.tuple(
    fc.double({ min: -9, max: 9, noNaN: true }),
    fc.double({ min: -9, max: 9, noNaN: true }),
  )
  fc.assert(
    fc.property(points, place, (three, [x, y]) => {
      const plane = { through: three[0], axes: axesThrough(three) }
      const z = pointAt(plane, [x, y])
      const back = placeOf(plane.axes, z)
      expect(back[0]).toBeCloseTo(x, 10)
      expect(back[1]).toBeCloseTo(y, 10)
      const returned = pointAt({ ...plane, through: z }, placeOf(plane.axes, three[0]))
      returned.forEach((value, i) => {
        expect(value).toBeCloseTo(three[0][i] as number, 10)
      })
    }),
  )
})

test('along two dimensions nothing is rounded, and the others are the same to the last bit', () => {
  const plane = { through: [0.1, 0.2, 0.3, 0.7], axes: dimensionAxes(4, [2, 0]) }
  expect(placeOf(plane.axes, plane.through)).toEqual([0.3, 0.1])
  expect(pointAt(plane, [-1.2, 0.6])).toEqual([0.6, 0.2, -1.2, 0.7])
})

test('many points, and a latent space of one dimension', () => {
  expect([...placesOf(dimensionAxes(3, [2, 0]), Float32Array.of(1, 2, 3, 4, 5, 6), 3)]).toEqual([3, 1, 6, 4])
  const line = { through: [2], axes: dimensionAxes(1, [0]) }
  expect(placeOf(line.axes, [2])).toEqual([2, 0])
  expect(pointAt(line, [0.5, 7])).toEqual([0.5])
  expect([...placesOf(line.axes, Float32Array.of(1, -1), 1)]).toEqual([1, 0, -1, 0])
})
