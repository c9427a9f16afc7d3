import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { centreOfMass } from './digit'
import { boxAbove, type GreyImage } from './grey-image'
import { prepareImage } from './prepare'
import { type DatasetId, datasets, type Preparation } from './registry'
import { resample } from './resample'

type Picture = GreyImage<Float32Array>

/** The first test images of a data set, [28, 28] each. */
function testImages(id: DatasetId, count: number): Picture[] {
  const file = new URL(`../../public/${datasets[id].folder}test-images-0.bin`, import.meta.url)
  const pixels = gunzipSync(readFileSync(file))
  return Array.from({ length: count }, (_, index) => ({
    width: 28,
    height: 28,
    data: Float32Array.from(pixels.subarray(index * 784, (index + 1) * 784), (value) => value / 255),
  }))
}

/** A picture painted by a function of the coordinates. */
function paint(width: number, height: number, value: (x: number, y: number) => number): Picture {
  const data = Float32Array.from({ length: width * height }, (_, index) =>
    value(index % width, Math.floor(index / width)),
  )
  return { width, height, data }
}

/** A seven: a bar and a slanted stroke, far from the middle of a 200x300 sheet. */
const seven = paint(200, 300, (x, y) => {
  const bar = y >= 150 && y < 165 && x >= 90 && x < 190
  const stroke = y >= 150 && y < 290 && Math.abs(x - (180 - (y - 150) * 0.45)) < 8
  return bar || stroke ? 1 : 0
})

const field = (data: Float32Array) => ({ width: 28, height: 28, data })
const prepare = (image: GreyImage, preparation: Preparation = 'digit') =>
  prepareImage(image, preparation, 'test')
const map = (image: Picture, change: (value: number, index: number) => number) => ({
  ...image,
  data: image.data.map(change),
})

const negative = (image: Picture) => map(image, (value) => 1 - value)
/** Every pixel a square of 10x10. */
const enlarged = ({ data }: Picture) =>
  paint(280, 280, (x, y) => data[Math.floor(y / 10) * 28 + Math.floor(x / 10)] as number)

/** An image on a larger black sheet. */
function onSheet(image: Picture, width: number, height: number, left: number, top: number): Picture {
  return paint(width, height, (x, y) => {
    const inside = x >= left && x < left + image.width && y >= top && y < top + image.height
    return inside ? (image.data[(y - top) * image.width + x - left] as number) : 0
  })
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function meanDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] as number)), 0) / a.length
}

describe('a digit', () => {
  test('fills a box of 20 pixels whose centre of mass is in the middle', () => {
    const digit = field(prepare(seven))
    const box = boxAbove(digit, 0)
    expect(box && Math.max(box.right - box.left, box.bottom - box.top)).toBe(20)
    const { x, y } = centreOfMass(digit)
    expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5)
    expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5)
    expect(Math.max(...digit.data)).toBe(1)
    expect(Math.min(...digit.data)).toBe(0)
  })

  test.each([
    ['elsewhere', onSheet(seven, 260, 340, 33, 20)],
    ['dark on light', negative(seven)],
    ['grey on grey', map(seven, (value) => 0.8 - 0.3 * value)],
    ['faint', map(seven, (value) => 0.1 * value)],
    ['given as bytes', { ...seven, data: Uint8ClampedArray.from(seven.data, (value) => 255 * value) }],
  ])('is the same when it is %s', (_, image) => {
    expect(meanDifference(prepare(image), prepare(seven))).toBeLessThan(1e-6)
  })

  test('is found on a photograph: noise, and a shadow across the paper', () => {
    const photograph = map(seven, (value, index) => {
      const noise = 0.03 * Math.sin(index * 12.9898 + 78.233 * Math.sin(index))
      const shadow = 0.1 * ((index % 200) / 200)
      return 0.85 - shadow - 0.6 * value + noise
    })
    expect(meanDifference(prepare(photograph), prepare(seven))).toBeLessThan(0.02)
  })

  test('stays whole when its mass lies far to one side', () => {
    const flag = paint(100, 100, (x, y) => (x < 60 && y < 30 ? 1 : y === 99 || x === 99 ? 0.3 : 0))
    const box = boxAbove(field(prepare(onSheet(flag, 120, 120, 10, 10))), 0)
    expect(box && [box.right - box.left, box.bottom - box.top]).toEqual([20, 20])
  })

  test.each([
    ['white', 1],
    ['black', 0],
    ['grey', 0.5],
  ])('is not there in an all-%s picture', (_, level) => {
    for (const side of [1, 28, 100]) {
      const blank = paint(side, side, (x, y) => Math.min(1, level + 0.01 * ((x + y) % 2)))
      expect(() => prepare(blank)).toThrow(
        expect.objectContaining({ code: 'image-blank', facts: { file: 'test' } }),
      )
    }
  })

  test.each([
    // What is left is grey at the edges and, where the mass lies between two pixels, a step of one pixel.
    ['its own size', (image: Picture) => image, 0.003],
    ['pixels ten times as large, on white paper', (image: Picture) => negative(enlarged(image)), 0.003],
    ['smooth strokes ten times as large', (image: Picture) => resample(image, 280, 280), 0.035],
  ])('of MNIST comes back from %s', (_, shown, limit) => {
    const differences = testImages('mnist', 100).map((image) =>
      meanDifference(prepare(shown(image)), image.data),
    )
    expect(mean(differences)).toBeLessThan(limit)
    expect(Math.max(...differences)).toBeLessThan(0.1)
  })
})

describe('a picture', () => {
  test.each([
    ['its own size', (image: Picture) => image],
    ['pixels ten times as large, dark on light', (image: Picture) => negative(enlarged(image))],
  ])('of clothing comes back from %s', (_, shown) => {
    const differences = testImages('fashion-mnist', 100).map((image) =>
      meanDifference(prepare(shown(image), 'picture'), image.data),
    )
    // The others fill more than half of the border, so that the background cannot be told.
    expect(differences.filter((difference) => difference < 1e-6).length).toBeGreaterThanOrEqual(90)
  })

  test('keeps its shades and its shape, centred, its longer side filling the field', () => {
    const picture = field(
      prepare(
        paint(300, 200, (x, y) => (x >= 50 && x < 250 && y >= 20 && y < 120 ? 0.2 : 1)),
        'picture',
      ),
    )
    expect(boxAbove(picture, 0)).toEqual({ left: 0, top: 7, right: 28, bottom: 21 })
    expect(picture.data[14 * 28 + 14]).toBeCloseTo(0.8, 5)
  })

  test('that shows nothing is blank', () => {
    expect(() =>
      prepare(
        paint(50, 50, () => 1),
        'picture',
      ),
    ).toThrow(expect.objectContaining({ code: 'image-blank' }))
  })
})

describe('a picture for shapes', () => {
  test('is neither moved nor trimmed: place and size mean something there', () => {
    const paper = paint(56, 56, (x, y) => (x >= 2 && x < 8 && y >= 40 && y < 44 ? 0 : 1))
    const seen = field(prepare(paper, 'whole'))
    expect(boxAbove(seen, 0)).toEqual({ left: 1, top: 20, right: 4, bottom: 22 })
    expect(seen.data[20 * 28 + 1]).toBeCloseTo(1, 5)
  })
})
