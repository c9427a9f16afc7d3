import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NearestRows } from './nearest-rows'

/** All distances, sorted: the answer of somebody with time. */
function bruteForce(query: Float32Array, rows: ArrayLike<number>, wanted: number) {
  const distances = Array.from({ length: rows.length / query.length }, (_, index) => ({
    index,
    squaredDistance: query.reduce(
      (sum, value, entry) => sum + ((rows[index * query.length + entry] as number) - value) ** 2,
      0,
    ),
  }))
  return distances.sort((a, b) => a.squaredDistance - b.squaredDistance).slice(0, wanted)
}

it('finds what brute force finds, of floats and of bytes, in any pieces', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 130 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer(),
      fc.boolean(),
      (width, count, wanted, seed, bytes) => {
        let state = seed | 1
        const next = () => {
          state = (Math.imul(state, 1664525) + 1013904223) | 0
          return (state >>> 8) % 256
        }
        const values = Array.from({ length: width * count }, next)
        const rows = bytes ? Uint8Array.from(values) : Float32Array.from(values, (value) => value / 100)
        const query = Float32Array.from({ length: width }, () => next() / (bytes ? 1 : 100))
        const nearest = new NearestRows(query, wanted)
        for (let from = 0; from < count; from += 7) nearest.search(rows, from, Math.min(from + 7, count))
        const expected = bruteForce(query, rows, wanted)
        expect(nearest.neighbours).toHaveLength(expected.length)
        for (const [place, { squaredDistance }] of nearest.neighbours.entries()) {
          // The order of sums differs, hence the last digits.
          expect(squaredDistance).toBeCloseTo(expected[place]?.squaredDistance ?? Number.NaN, 6)
        }
      },
    ),
  )
})

it('keeps the first of equally far rows first', () => {
  const nearest = new NearestRows(Float32Array.of(0), 3)
  nearest.search(Float32Array.of(1, -1, 2, 1), 0, 4)
  expect(nearest.neighbours.map(({ index }) => index)).toEqual([0, 1, 3])
})
