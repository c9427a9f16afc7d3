/** For tests: files of images as people bring them, each written by hand, and a reading of some. */
import { strToU8 } from 'fflate'
import { Problem } from '../../lib/problem'
import { type ImportFile, readFiles } from '../import/read-files'

/** A "picture" of the tests: PNG's signature and a grey level, of which the decoder makes 40 x 20 pixels. */
export const png = (level: number) => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, level)

export async function readPicture(bytes: Uint8Array, name: string) {
  if (bytes[0] !== 0x89) throw new Problem('image-type-unknown', { file: name })
  return { width: 40, height: 20, data: new Float32Array(800).fill((bytes[8] ?? 0) / 255) }
}

export type Content = Uint8Array | string

const files = (contents: Record<string, Content>): ImportFile[] =>
  Object.entries(contents).map(([path, content]) => ({
    path,
    file: new Blob([content as Uint8Array<ArrayBuffer>]),
  }))

export const read = (contents: Record<string, Content>, signal = new AbortController().signal) =>
  readFiles(files(contents), { readPicture, onProgress: () => {}, signal })

export function idx(extents: number[], data: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * extents.length + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x0800 | extents.length)
  for (const [axis, extent] of extents.entries()) view.setUint32(4 + 4 * axis, extent)
  bytes.set(Array.from(data), 4 + 4 * extents.length)
  return bytes
}

export function npy(
  type: string,
  shape: number[],
  data: ArrayBufferView,
  header?: string,
  version = 1,
): Uint8Array {
  const text =
    header ??
    `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }\n`
  const length =
    version === 1 ? [text.length & 255, text.length >> 8] : [text.length & 255, text.length >> 8, 0, 0]
  const start = [0x93, ...strToU8('NUMPY'), version, 0, ...length, ...strToU8(text)]
  return Uint8Array.from([...start, ...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)])
}

/** 20 images of 2 x 2, image i of grey level 10 i. */
export const twenty = Uint8Array.from({ length: 80 }, (_, index) => 10 * Math.floor(index / 4))
export const tens = Array.from({ length: 20 }, (_, image) => 10 * image)
/** Of pictures called by their numbers. */
export const labelRows = tens.map((_, image) => `${image}.png,${image % 2 ? 'woof' : 'meow'}`)
/** Of a table of 2 x 2 images. */
export const goodRow = '0,1,2,3,4'
