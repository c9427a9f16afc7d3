import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NearestPoint } from './nearest-point'

const none: ReadonlySet<number> = new Set()

test('the nearest of all points is found, or none', () => {
  const coordinate = fc.double({ min: -5, max: 5, noNaN: true })
  const place = fc.tuple(coordinate, coordinate)
  const reach = fc.double({ min: 0.01, max: 4, noNaN: true })
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 200 }), place, reach, (places, at, radius) => {
      const xy = Float32Array.from(places.flat())
      const points = { xy, labels: new Uint8Array(places.length) }
      const distances = places.map((_, i) =>
        Math.hypot((xy[2 * i] ?? 0) - at[0], (xy[2 * i + 1] ?? 0) - at[1]),
      )
      const found = new NearestPoint(points).at(at, [radius, radius], none)
      const least = Math.min(...distances)
      if (found === null) expect(least).toBeGreaterThanOrEqual(radius * 0.999999)
      else expect(distances[found]).toBeCloseTo(least, 6)
    }),
  )
})

test('points of hidden classes do not count, and a reach may differ along the axes', () => {
  const points = { xy: Float32Array.of(0, 0, 1, 0, 0, 2), labels: Uint8Array.of(0, 1, 2) }
  const lookup = new NearestPoint(points)
  expect(lookup.at([0.1, 0], [3, 3], none)).toBe(0)
  expect(lookup.at([0.1, 0], [3, 3], new Set([0]))).toBe(1)
  expect(lookup.at([0.5, 2], [0.1, 3], none)).toBeNull()
  expect(lookup.at([0.05, 0.5], [0.1, 3], new Set([0]))).toBe(2)
})
