import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GreyImage } from './grey-image'
import { resample } from './resample'

const image = (width: number, height: number, values: number[]): GreyImage<Float32Array> => ({
  width,
  height,
  data: Float32Array.from(values),
})

describe('resample', () => {
  test.each([
    ['leaves the same size alone', [4, 1, [1, 2, 3, 4]], [4, 1], [1, 2, 3, 4]],
    ['averages whole pixels', [4, 2, [0, 2, 4, 6, 2, 4, 6, 8]], [2, 1], [2, 6]],
    ['averages parts of pixels by their area', [3, 1, [0, 3, 6]], [2, 1], [1, 5]],
    ['interpolates between pixel centres', [2, 1, [0, 4]], [4, 1], [0, 1, 3, 4]],
    ['spreads a single pixel', [1, 1, [5]], [2, 2], [5, 5, 5, 5]],
    ['takes either axis by itself', [2, 2, [0, 4, 0, 4]], [4, 1], [0, 1, 3, 4]],
  ] as const)('%s', (_, [width, height, values], [toWidth, toHeight], expected) => {
    const { data } = resample(image(width, height, [...values]), toWidth, toHeight)
    expect([...data]).toEqual(expected.map((value) => expect.closeTo(value, 5)))
  })

  test('keeps the mean when it shrinks and never leaves the range', () => {
    const side = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(side, side, side, side, fc.integer(), (width, height, toWidth, toHeight, seed) => {
        const values = Array.from({ length: width * height }, (_, index) => Math.abs(Math.sin(seed + index)))
        const { data } = resample(image(width, height, values), toWidth, toHeight)
        expect(data).toHaveLength(toWidth * toHeight)
        expect(Math.min(...data)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6)
        expect(Math.max(...data)).toBeLessThanOrEqual(Math.max(...values) + 1e-6)
        if (toWidth <= width && toHeight <= height) expect(mean(data)).toBeCloseTo(mean(values), 4)
      }),
    )
  })
})

function mean(values: Iterable<number>): number {
  const all = [...values]
  return all.reduce((sum, value) => sum + value, 0) / all.length
}
