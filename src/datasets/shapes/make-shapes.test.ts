import { beforeAll, describe, expect, test } from 'vitest'
import { imagePixels, imageSide } from '../../vae/image'
import type { Dataset, LoadedSplit, LoadProgress } from '../dataset'
import { centreOfMass } from '../digit'
import { sumOf, sumOfShapes } from '../test-support/sum'
import { combinations, shapeFactors } from './factors'
import { makeShapes } from './make-shapes'

let shapes: Dataset
const progress: LoadProgress[] = []

beforeAll(async () => {
  shapes = await makeShapes(1, (now) => progress.push(now))
  // Usable before all of it is there.
  expect(shapes.train.available).toBe(10_000)
  await shapes.train.whenAvailable(shapes.train.total)
}, 30_000)

/** The values of an image's factors by name. */
function factorsOf({ factors }: LoadedSplit, image: number): Record<string, number> {
  const { list = [], values = new Uint8Array() } = factors ?? {}
  return Object.fromEntries(list.map(({ name }, index) => [name, values[image * list.length + index] ?? -1]))
}

function combinationsOf({ factors }: LoadedSplit): string[] {
  const { list = [], values = new Uint8Array() } = factors ?? {}
  return Array.from({ length: values.length / list.length }, (_, image) =>
    values.subarray(image * list.length, (image + 1) * list.length).join(),
  )
}

describe('the data set Shapes', () => {
  test('is the same to the byte whenever it is made from the same seed', async () => {
    expect(await sumOf(shapes)).toBe(sumOfShapes)
    const other = await makeShapes(2)
    const first = ({ test: { images } }: Dataset) => images.subarray(0, 10 * imagePixels)
    expect(first(other)).not.toEqual(first(shapes))
  }, 30_000)

  test('arrives shard by shard, the test images first', () => {
    expect(progress.map(({ images }) => images)).toEqual([1, 2, 3, 4, 5, 6, 7].map((shard) => shard * 10_000))
    expect(progress.at(-1)).toEqual({ images: 70_000, totalImages: 70_000, received: 1 })
  })

  test('holds no combination twice, so that no test image is a training image', () => {
    const all = [...combinationsOf(shapes.train), ...combinationsOf(shapes.test)]
    expect(new Set(all).size).toBe(70_000)
    expect(combinations).toBe(73_728)
  })

  test('takes all values of a factor about equally often', () => {
    for (const { name, values } of shapeFactors) {
      const counts = new Array(values).fill(0)
      for (let image = 0; image < 10_000; image++) counts[factorsOf(shapes.test, image)[name] as number] += 1
      // Five standard deviations of a binomial count.
      const deviation = Math.sqrt((10_000 / values) * (1 - 1 / values))
      for (const count of counts) expect(Math.abs(count - 10_000 / values)).toBeLessThan(5 * deviation)
    }
  })

  test('draws what the factors say: place, size and slant of the ellipses, to a twentieth of a pixel', () => {
    for (let image = 0, seen = 0; seen < 300; image++) {
      const { shape, scale = 0, rotation = 0, x = 0, y = 0 } = factorsOf(shapes.test, image)
      expect(shapes.test.labels[image]).toBe(shape)
      if (shape !== 1) continue
      seen += 1
      const data = shapes.test.images.subarray(image * imagePixels, (image + 1) * imagePixels)
      const centre = centreOfMass({ width: imageSide, height: imageSide, data })
      // The middle of the first pixel is 0 there, and half a pixel from the edge here.
      expect(Math.abs(centre.x - (8.375 + 0.75 * x - 0.5))).toBeLessThan(0.05)
      expect(Math.abs(centre.y - (8.375 + 0.75 * y - 0.5))).toBeLessThan(0.05)
      const radius = 4.5 + 0.75 * scale
      const area = data.reduce((sum, grey) => sum + grey / 255, 0)
      expect(area / ((Math.PI * radius * radius) / 2)).toBeCloseTo(1, 1)
      expect(Math.abs(slantOf(data, centre) - (6 * rotation - 45))).toBeLessThan(2.5)
    }
  })
})

/** Degrees clockwise from upright of the longer axis, from the second moments. */
function slantOf(data: Uint8Array, centre: { x: number; y: number }): number {
  let [xx, xy, yy] = [0, 0, 0]
  data.forEach((grey, index) => {
    const dx = (index % imageSide) - centre.x
    const dy = Math.floor(index / imageSide) - centre.y
    xx += grey * dx * dx
    xy += grey * dx * dy
    yy += grey * dy * dy
  })
  return (Math.atan2(-2 * xy, yy - xx) / 2) * (180 / Math.PI)
}
