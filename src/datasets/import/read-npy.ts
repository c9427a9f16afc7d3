/** NumPy's format (NEP 1): a header, which is a Python literal, and an array. Nothing of it is ever executed. */
import { Problem } from '../../lib/problem'
import { type ByteReader, EndOfBytes } from './byte-reader'
import type { ImageShape } from './number-images'
import { type NumberArray, rowsOf } from './read-idx'

const magic = '\x93NUMPY'

/** Longer headers are refused. NumPy pads to 64 bytes or so. */
const longestHeader = 10_000

type Fault = 'npy-header' | 'npy-objects' | 'npy-type' | 'npy-order' | 'npy-shape' | 'too-short'

interface Type {
  bytes: number
  read(view: DataView, offset: number): number
}

/** Little-endian, as nearly every machine writes them. */
const types: Record<string, Type> = {
  '|b1': { bytes: 1, read: (view, at) => view.getUint8(at) },
  '|u1': { bytes: 1, read: (view, at) => view.getUint8(at) },
  '|i1': { bytes: 1, read: (view, at) => view.getInt8(at) },
  '<u2': { bytes: 2, read: (view, at) => view.getUint16(at, true) },
  '<i2': { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  '<u4': { bytes: 4, read: (view, at) => view.getUint32(at, true) },
  '<i4': { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  '<u8': { bytes: 8, read: (view, at) => Number(view.getBigUint64(at, true)) },
  '<i8': { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  '<f4': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  '<f8': { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
}

export function looksLikeNpy(start: Uint8Array): boolean {
  return String.fromCharCode(...start.subarray(0, 6)) === magic
}

/** @throws Problem 'import-malformed' or 'import-too-many' */
export async function readNpy(reader: ByteReader, file: string, most: number): Promise<NumberArray> {
  const fail = (reason: Fault): never => {
    throw new Problem('import-malformed', { file, reason })
  }
  const { text, length: before } = await readHeader(reader).catch((thrown) => {
    if (thrown instanceof EndOfBytes) return fail('too-short')
    throw thrown
  })
  const header = parseHeader(text) ?? fail('npy-header')
  if (header.type.includes('O')) fail('npy-objects')
  const type = types[header.type] ?? fail('npy-type')
  if (header.columnsFirst && header.shape.length > 1) fail('npy-order')
  const [count = 0, ...extents] = header.shape
  if (header.shape.length === 0) fail('npy-shape')
  if (count > most) throw new Problem('import-too-many', { maximum: most })
  if (extents.length === 0) {
    for await (const bytes of rowsOf(reader, 1, count * type.bytes, file, before)) {
      return { kind: 'labels', labels: Array.from(numbers(bytes, type), String) }
    }
  }
  const shape = shapeOf(extents) ?? fail('npy-shape')
  const length = shape.height * shape.width * shape.channels * type.bytes
  return { kind: 'images', count, shape, rows: numbersOf(rowsOf(reader, count, length, file, before), type) }
}

async function readHeader(reader: ByteReader): Promise<{ text: string; length: number }> {
  const start = await reader.read(8)
  const wide = (start[6] as number) >= 2
  const field = await reader.read(wide ? 4 : 2)
  const view = new DataView(field.buffer, field.byteOffset, field.byteLength)
  const length = wide ? view.getUint32(0, true) : view.getUint16(0, true)
  if (length > longestHeader) return { text: '', length: 0 }
  const text = new TextDecoder().decode(await reader.read(length))
  return { text, length: 8 + field.length + length }
}

/** The three entries that NumPy writes, and nothing else; null if the text is anything else. */
function parseHeader(text: string): { type: string; columnsFirst: boolean; shape: number[] } | null {
  const entry = String.raw`(?:'descr':\s*'(?<type>[^']*)'|'descr':\s*(?<fields>\[.*\])|'fortran_order':\s*(?<order>True|False)|'shape':\s*\((?<shape>[\d\s,]*)\))`
  const whole = new RegExp(String.raw`^\{\s*(?:${entry.replaceAll(/\?<\w+>/g, '')}\s*,?\s*){3}\}\s*$`)
  if (!whole.test(text)) return null
  const found: Record<string, string> = {}
  for (const { groups } of text.matchAll(new RegExp(entry, 'g'))) {
    for (const [name, value] of Object.entries(groups ?? {})) if (value !== undefined) found[name] = value
  }
  const { type = 'structured', order, shape } = found
  if (order === undefined || shape === undefined) return null
  const extents = shape.split(',').flatMap((part) => (part.trim() === '' ? [] : Number(part)))
  return { type, columnsFirst: order === 'True', shape: extents }
}

/** Of one image: rows and columns, with channels last or first; or a square in one row. */
function shapeOf(extents: readonly number[]): ImageShape | null {
  const [a = 0, b = 0, c = 0] = extents
  const isChannels = (extent: number): extent is 1 | 3 | 4 => extent === 1 || extent === 3 || extent === 4
  if (extents.length === 1) return Number.isInteger(Math.sqrt(a)) ? square(a) : null
  if (extents.length === 2) return { height: a, width: b, channels: 1 }
  if (extents.length !== 3) return null
  if (isChannels(c)) return { height: a, width: b, channels: c }
  return isChannels(a) ? { height: b, width: c, channels: a, planar: true } : null
}

/** A square of so many pixels, row by row. */
export function square(pixels: number): ImageShape {
  const side = Math.sqrt(pixels)
  return { height: side, width: side, channels: 1 }
}

async function* numbersOf(rows: AsyncIterable<Uint8Array>, type: Type): AsyncGenerator<Float64Array> {
  for await (const bytes of rows) yield numbers(bytes, type)
}

function numbers(bytes: Uint8Array, type: Type): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float64Array.from({ length: bytes.length / type.bytes }, (_, index) =>
    type.read(view, index * type.bytes),
  )
}
