import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../lib/problem'
import { checkHeader, readPictureFile } from './picture-file'
import { fileFormat } from './picture-format'
import { isDecodable, pictureSize } from './picture-header'

/** Bytes from characters and numbers. */
function bytesOf(...parts: (string | number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((char) => char.charCodeAt(0)) : part)),
  )
}

const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256)
const little = (value: number, bytes: number) => big(value, bytes).reverse()

const png = (width: number, height: number) =>
  bytesOf('\x89PNG\r\n\x1a\n', big(13, 4), 'IHDR', big(width, 4), big(height, 4), [8, 6, 0, 0, 0])

/** @param before segments before the frame header. */
const jpeg = (width: number, height: number, marker = 0xc0, ...before: number[][]) =>
  bytesOf([0xff, 0xd8], ...before, [0xff, marker], big(17, 2), [8], big(height, 2), big(width, 2), [3, 1, 1])

const riff = (...chunk: (string | number[])[]) => {
  const body = bytesOf('WEBP', ...chunk, new Array(10).fill(0))
  return bytesOf('RIFF', little(body.length, 4), [...body])
}
const webpLossy = (width: number, height: number) =>
  riff('VP8 ', little(20, 4), [0, 0, 0, 0x9d, 0x01, 0x2a], little(width, 2), little(height, 2))
const webpLossless = (width: number, height: number) =>
  riff('VP8L', little(20, 4), [0x2f], little((width - 1) | ((height - 1) << 14), 4))
const webpExtended = (width: number, height: number) =>
  riff('VP8X', little(10, 4), [0, 0, 0, 0], little(width - 1, 3), little(height - 1, 3))

/** A segment of Exif data, and the thumbnail's header that it may hold. */
const exif = [
  0xff,
  0xe1,
  ...big(2 + 30, 2),
  ...jpeg(160, 120),
  ...new Array(30 - jpeg(160, 120).length).fill(0),
]

const well = [
  ['PNG', png(300, 200)],
  ['JPEG, baseline', jpeg(300, 200)],
  ['JPEG, progressive', jpeg(300, 200, 0xc2)],
  ['JPEG with Exif and its thumbnail', jpeg(300, 200, 0xc0, exif)],
  ['JPEG with a table and fill bytes first', jpeg(300, 200, 0xc0, [0xff, 0xc4, 0, 4, 9, 9], [0xff, 0xff])],
  ['WebP, lossy', webpLossy(300, 200)],
  ['WebP, lossless', webpLossless(300, 200)],
  ['WebP, extended', webpExtended(300, 200)],
] as const

function problemOf(bytes: Uint8Array): { code: string; facts: unknown } | string {
  try {
    return checkHeader(bytes, 'a.png')
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, facts: error.facts }
    throw error
  }
}

describe('the header of a picture', () => {
  test.each(well)('tells type and size: %s', (name, bytes) => {
    const format = fileFormat(bytes)
    expect(format).toBe(name.split(/[, ]/)[0])
    expect(format && isDecodable(format) && pictureSize(bytes, format)).toEqual({ width: 300, height: 200 })
  })

  test.each(well)('is right or missing when the file ends early: %s', (_, bytes) => {
    for (let length = 1; length < bytes.length; length++) {
      const start = bytes.subarray(0, length)
      const result = problemOf(start)
      if (typeof result === 'object') expect(result.code).toMatch(/^image-(undecodable|type-unknown)$/)
      else expect(isDecodable(result) && pictureSize(start, result)).toEqual({ width: 300, height: 200 })
    }
  })

  test.each([
    ['GIF', bytesOf('GIF89a', [1, 0, 1, 0])],
    ['BMP', bytesOf('BM', new Array(30).fill(0))],
    ['TIFF', bytesOf('II*\0', new Array(30).fill(0))],
    ['HEIC', bytesOf([0, 0, 0, 24], 'ftypheic')],
    ['AVIF', bytesOf([0, 0, 0, 24], 'ftypavif')],
    ['PDF', bytesOf('%PDF-1.7')],
    ['SVG', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['SVG', bytesOf('\xef\xbb\xbf  <?xml version="1.0"?><!-- a --><!DOCTYPE svg PUBLIC "-//W3C"><svg>')],
    ['HTML', bytesOf('\n<!doctype html><title>404</title>')],
    ['HTML', bytesOf('<HTML><body><svg></svg>')],
  ])('turns away %s by name', (type, bytes) => {
    expect(problemOf(bytes)).toEqual({ code: 'image-type-unsupported', facts: { file: 'a.png', type } })
  })

  test.each([
    ['text', bytesOf('hello')],
    ['zeros', new Uint8Array(100)],
    ['one byte', bytesOf([0x89])],
    ['RIFF that is a sound', bytesOf('RIFF', little(9, 4), 'WAVEfmt ')],
  ])('does not recognise %s', (_, bytes) => {
    expect(problemOf(bytes)).toEqual({ code: 'image-type-unknown', facts: { file: 'a.png' } })
  })

  test.each([
    ['PNG', png(100_000, 100_000), 100_000, 100_000],
    ['PNG', png(2 ** 32 - 1, 1), 2 ** 32 - 1, 1],
    ['JPEG', jpeg(65_535, 65_535), 65_535, 65_535],
    ['WebP', webpExtended(2 ** 24, 2), 2 ** 24, 2],
    ['PNG', png(4097, 1), 4097, 1],
  ])('turns away %s of %i bytes before it is decoded', (_, bytes, width, height) => {
    const facts = { file: 'a.png', width, height, limit: 4096 }
    expect(problemOf(bytes)).toEqual({ code: 'image-too-large', facts })
  })

  test('lets the largest pass', () => {
    expect(problemOf(png(4096, 4096))).toBe('PNG')
  })

  test.each([
    ['a PNG of no width', png(0, 10)],
    ['a PNG without IHDR', bytesOf('\x89PNG\r\n\x1a\n', big(13, 4), 'IDAT', new Array(20).fill(0))],
    ['a JPEG without a frame', bytesOf([0xff, 0xd8, 0xff, 0xda], new Array(40).fill(0))],
    [
      'a JPEG whose segments say no length',
      bytesOf([0xff, 0xd8], [0xff, 0xe0, 0, 0, 0, 0], new Array(9).fill(0)),
    ],
    ['a WebP of an unknown chunk', riff('ABCD', new Array(30).fill(0))],
    ['a lossy WebP without its start code', riff('VP8 ', new Array(30).fill(0))],
  ])('is damaged in %s', (_, bytes) => {
    expect(problemOf(bytes)).toMatchObject({ code: 'image-undecodable' })
  })

  test('never throws anything but a Problem, whatever the bytes', () => {
    const junk = fc.uint8Array({ maxLength: 200 })
    const start = fc.constantFrom(...well.map(([, bytes]) => bytes))
    fc.assert(fc.property(junk, (bytes) => void problemOf(bytes)))
    fc.assert(
      fc.property(start, fc.nat(40), junk, (bytes, kept, rest) => {
        problemOf(bytesOf([...bytes.subarray(0, kept)], [...rest]))
      }),
    )
  })

  test('takes no time even if a JPEG is nothing but fill bytes', () => {
    const bytes = new Uint8Array(20_000_000).fill(0xff)
    bytes[1] = 0xd8
    const started = performance.now()
    expect(problemOf(bytes)).toMatchObject({ code: 'image-undecodable' })
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('a picture file', () => {
  test('that is empty or far too long is not even read', async () => {
    await expect(readPictureFile(new Blob([]), 'a.png')).rejects.toMatchObject({ code: 'image-empty' })
    const long = new Blob([new Uint8Array(20_000_001)])
    await expect(readPictureFile(long, 'a.png')).rejects.toMatchObject({
      code: 'image-too-many-bytes',
      facts: { megabytes: 21, limit: 20 },
    })
  })

  test('is judged by its bytes, whatever it calls itself', async () => {
    const disguised = new Blob(['<svg></svg>'], { type: 'image/png' })
    await expect(readPictureFile(disguised, 'a.png')).rejects.toMatchObject({ facts: { type: 'SVG' } })
  })
})
