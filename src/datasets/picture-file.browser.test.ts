import { beforeAll, describe, expect, test } from 'vitest'
import { readPictureFile } from './picture-file'
import { prepareImage } from './prepare'
import {
  animatedPng,
  animatedWebp,
  cmykJpeg,
  deepColourPng,
  deepPng,
  palettePng,
} from './test-support/rare-pictures'

/** A black seven on transparency, white paper or black, encoded by the browser. */
async function encoded(type: string, paper: string | null, ink = 'black', width = 120, height = 200) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  if (paper) {
    context.fillStyle = paper
    context.fillRect(0, 0, width, height)
  }
  context.fillStyle = ink
  context.fillRect(20, 30, 80, 12)
  context.fillRect(88, 30, 12, 140)
  return canvas.convertToBlob({ type, quality: 0.95 })
}

async function digitIn(blob: Blob): Promise<Float32Array> {
  return prepareImage(await readPictureFile(blob, 'seven'), 'digit', 'seven')
}

function meanDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] as number)), 0) / a.length
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer())
}

let expected: Float32Array

beforeAll(async () => {
  expected = await digitIn(await encoded('image/png', 'white'))
})

describe('a picture file in the browser', () => {
  test.each([
    ['black ink on a transparent PNG', 'image/png', null, 'black'],
    ['white ink on a transparent PNG', 'image/png', null, 'white'],
    ['white ink on a black PNG', 'image/png', 'black', 'white'],
    ['a JPEG', 'image/jpeg', 'white', 'black'],
    ['a coloured JPEG', 'image/jpeg', '#ffffcc', '#203080'],
    ['a WebP', 'image/webp', 'white', 'black'],
    ['a transparent WebP', 'image/webp', null, 'black'],
  ])('gives the same digit: %s', async (_, type, paper, ink) => {
    const blob = await encoded(type, paper, ink)
    expect(blob.type).toBe(type)
    expect(meanDifference(await digitIn(blob), expected)).toBeLessThan(0.01)
  })

  test('is reduced before anything else when it is large', async () => {
    const grey = await readPictureFile(await encoded('image/png', 'white', 'black', 4096, 2048), 'large')
    expect([grey.width, grey.height, grey.data.length]).toEqual([1024, 512, 1024 * 512])
  })

  test('is turned the way that its Exif data says', async () => {
    const upright = await bytesOf(await encoded('image/jpeg', 'white'))
    // Exif with one entry: orientation (0x0112) 6, a quarter turn to the right.
    const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    const exif = [0xff, 0xe1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
    const turned = new Blob([upright.slice(0, 2), Uint8Array.from(exif), upright.slice(2)])
    const grey = await readPictureFile(turned, 'turned')
    expect([grey.width, grey.height]).toEqual([200, 120])
  })

  const still = async (left: string, right: string) => {
    const canvas = new OffscreenCanvas(16, 8)
    const context = canvas.getContext('2d', { alpha: false }) as OffscreenCanvasRenderingContext2D
    for (const [x, colour] of [left, right].entries()) {
      context.fillStyle = colour
      context.fillRect(8 * x, 0, 8, 8)
    }
    return bytesOf(await canvas.convertToBlob({ type: 'image/webp', quality: 0.95 }))
  }

  test.each<[string, () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>]>([
    ['a grey PNG of 16 bits', () => deepPng],
    ['a PNG of 16 bits with colours and transparency', () => deepColourPng],
    ['a PNG of a palette with a transparent colour', () => palettePng],
    ['the first picture of an animated PNG', animatedPng],
    [
      'the first picture of an animated WebP',
      async () => animatedWebp([await still('white', 'black'), await still('black', 'white')]),
    ],
    ['a JPEG of four inks', cmykJpeg],
  ])('is seen as it is meant: %s', async (_, file) => {
    const { width, height, data } = await readPictureFile(new Blob([await file()]), 'rare')
    expect([width, height]).toEqual([16, 8])
    const level = (x: number) => data[4 * width + x] as number
    expect([2, 5, 10, 13].map((x) => Math.round(100 * level(x)) / 100)).toEqual([1, 1, 0, 0])
  })

  test('of one pixel is a picture that shows nothing', async () => {
    const grey = await readPictureFile(await encoded('image/png', 'white', 'black', 1, 1), 'dot')
    expect([...grey.data]).toEqual([1])
    expect(() => prepareImage(grey, 'digit', 'dot')).toThrow('image-blank')
  })

  test.each(['image/png', 'image/jpeg', 'image/webp'])('is refused when it ends early: %s', async (type) => {
    const whole = await bytesOf(await encoded(type, 'white'))
    for (const share of [0.3, 0.6, 0.9]) {
      const cut = new Blob([whole.slice(0, Math.floor(whole.length * share))])
      await expect(readPictureFile(cut, 'cut'), `${share}`).rejects.toMatchObject({
        code: 'image-undecodable',
      })
    }
  })

  test('is refused when its content is garbage behind a sound header', async () => {
    const bytes = await bytesOf(await encoded('image/png', 'white'))
    bytes.fill(0x55, 40)
    await expect(readPictureFile(new Blob([bytes]), 'garbage')).rejects.toMatchObject({
      code: 'image-undecodable',
      facts: { file: 'garbage', type: 'PNG' },
    })
  })
})
