import { describe, expect, test } from 'vitest'
import { flattenToGrey } from './flatten'

const flatten = (...pixels: [number, number, number, number][]) => [
  ...flattenToGrey({ width: pixels.length, height: 1, data: Uint8ClampedArray.from(pixels.flat()) }).data,
]

describe('flattenToGrey', () => {
  test.each([
    ['white', [255, 255, 255, 255], 1],
    ['black', [0, 0, 0, 255], 0],
    ['red', [255, 0, 0, 255], 0.2126],
    ['green', [0, 255, 0, 255], 0.7152],
    ['blue', [0, 0, 255, 255], 0.0722],
    ['half black', [0, 0, 0, 127.5], 0.5],
  ] as const)('gives %s its luma', (_, colour, luma) => {
    expect(flatten([0, 0, 0, 255], [...colour])[1]).toBeCloseTo(luma, 2)
  })

  test('lays black ink on white', () => {
    expect(flatten([0, 0, 0, 255], [0, 0, 0, 0])).toEqual([0, 1])
  })

  test('lays white ink, and yellow, on black', () => {
    expect(flatten([255, 255, 255, 255], [255, 255, 255, 0])).toEqual([1, 0])
    expect(flatten([255, 255, 0, 255], [0, 0, 0, 0])[1]).toBe(0)
  })

  test('lays a cut-out with dark ink on white, and leaves an opaque light picture alone', () => {
    expect(flatten([0, 0, 0, 255], [255, 255, 255, 255], [0, 0, 0, 0])).toEqual([0, 1, 1])
    expect(flatten([255, 255, 255, 255], [204, 204, 204, 255])[1]).toBeCloseTo(0.8, 5)
  })
})
