/**
 * For tests: kinds of picture files that browsers do not write themselves, by hand. Each shows 16 x 8 pixels, the left
 * half white and the right half black; what moves shows the opposite after it.
 */
import { zlibSync } from 'fflate'
import { joinBytes } from '../../lib/join-bytes'

type Bytes = Uint8Array<ArrayBuffer>

const width = 16
const height = 8

const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => (value >>> (8 * (bytes - 1 - index))) & 255)
const little = (value: number, bytes: number) => big(value, bytes).reverse()
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const joined = (...parts: Uint8Array[]) =>
  joinBytes(
    parts,
    parts.reduce((sum, { length }) => sum + length, 0),
  ) as Bytes

/** ISO 15948, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

function chunk(name: string, ...data: ArrayLike<number>[]): Uint8Array {
  const body = Uint8Array.from([...ascii(name), ...data.flatMap((part) => Array.from(part))])
  return Uint8Array.from([...big(body.length - 4, 4), ...body, ...big(crc32(body), 4)])
}

/** @param depth bits a sample; @param type of colours; @param pixel bytes of a white pixel or a black one */
function png(depth: number, type: number, pixel: (white: boolean) => number[], ...more: Uint8Array[]): Bytes {
  const header = chunk('IHDR', big(width, 4), big(height, 4), [depth, type, 0, 0, 0])
  const data = chunk('IDAT', rows(pixel))
  return joined(signature, header, ...more, data, chunk('IEND'))
}

const signature = Uint8Array.from([0x89, ...ascii('PNG\r\n\x1a\n')])

/** Rows of PNG without a filter, packed. @param first whether the left half is white */
function rows(pixel: (white: boolean) => number[], first = true): Uint8Array {
  const row = Array.from({ length: width }, (_, x) => pixel(x < width / 2 === first)).flat()
  return zlibSync(Uint8Array.from(Array.from({ length: height }, () => [0, ...row]).flat()))
}

const grey = (white: boolean) => [white ? 255 : 0]

export const deepPng = png(16, 0, (white) => (white ? [255, 254] : [0, 1]))
export const deepColourPng = png(16, 6, (white) => [...new Array(6).fill(white ? 255 : 0), 255, 255])
/** White is a colour of which nothing is seen. */
export const palettePng = png(
  8,
  3,
  (white) => [white ? 1 : 0],
  chunk('PLTE', [0, 0, 0, 200, 0, 0]),
  chunk('tRNS', [255, 0]),
)

/** Two pictures, a second each. */
export function animatedPng(): Bytes {
  const control = (sequence: number) =>
    chunk('fcTL', big(sequence, 4), big(width, 4), big(height, 4), big(0, 8), [0, 1, 0, 1, 0, 0])
  const header = chunk('IHDR', big(width, 4), big(height, 4), [8, 0, 0, 0, 0])
  const animation = chunk('acTL', big(2, 4), big(0, 4))
  const [one, two] = [chunk('IDAT', rows(grey)), chunk('fdAT', big(2, 4), rows(grey, false))]
  return joined(signature, header, animation, control(0), one, control(1), two, chunk('IEND'))
}

/** @param stills WebP files of this size */
export function animatedWebp(stills: Uint8Array[]): Bytes {
  const part = (name: string, data: ArrayLike<number>) =>
    Uint8Array.from([...ascii(name), ...little(data.length, 4), ...Array.from(data)])
  const size = [...little(width - 1, 3), ...little(height - 1, 3)]
  const frames = stills.map((still) => {
    // The last chunk of a file is the picture: others, such as a profile of its colours, go before it.
    const picture = still.subarray(new TextDecoder('latin1').decode(still).lastIndexOf('VP8'))
    return part('ANMF', [...little(0, 6), ...size, ...little(1000, 3), 0, ...picture])
  })
  const [canvas, animation] = [part('VP8X', [2, 0, 0, 0, ...size]), part('ANIM', little(0, 6))]
  const body = joined(Uint8Array.from(ascii('WEBP')), canvas, animation, ...frames)
  return joined(Uint8Array.from([...ascii('RIFF'), ...little(body.length, 4)]), body)
}

/**
 * Four inks, the more the less, as Adobe writes them (APP14): two blocks of one level each. Baseline, without
 * quantisation but by 8, so that the one coefficient is the level less 128 (ITU-T T.81, A.3.3).
 */
export function cmykJpeg(): Bytes {
  const segment = (marker: number, data: number[]) => [0xff, marker, ...big(data.length + 2, 2), ...data]
  const components = [1, 2, 3, 4]
  // Differences of no bits, of 7 and of 8 have the codes 00, 01 and 10; the end of a block has 0.
  const noInk = `01${'1'.repeat(7)}0`.repeat(4)
  const black = `${'000'.repeat(3)}10${'0'.repeat(8)}0`
  const bits = (noInk + black).padEnd(64, '1')
  const data = (bits.match(/.{8}/g) as string[]).flatMap((byte) => {
    const value = Number.parseInt(byte, 2)
    return value === 255 ? [255, 0] : [value]
  })
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xee, [...ascii('Adobe'), 0, 100, 0, 0, 0, 0, 0]),
    ...segment(0xdb, [0, ...new Array(64).fill(8)]),
    ...segment(0xc0, [
      8,
      ...big(height, 2),
      ...big(width, 2),
      4,
      ...components.flatMap((id) => [id, 0x11, 0]),
    ]),
    ...segment(0xc4, [0x00, 0, 3, ...new Array(14).fill(0), 0, 7, 8]),
    ...segment(0xc4, [0x10, 1, ...new Array(15).fill(0), 0]),
    ...segment(0xda, [4, ...components.flatMap((id) => [id, 0]), 0, 63, 0]),
    ...data,
    ...[0xff, 0xd9],
  ])
}
