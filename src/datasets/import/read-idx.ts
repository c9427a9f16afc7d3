/** The format of MNIST: a magic number, the extents, and unsigned bytes, all numbers big-endian. */
import { Problem } from '../../lib/problem'
import { type ByteReader, EndOfBytes } from './byte-reader'
import type { ImageShape } from './number-images'

/** Images as numbers, one after another, or labels. */
export type NumberArray = NumberImages | NumberLabels

export interface NumberImages {
  kind: 'images'
  count: number
  shape: ImageShape
  /** Of each image, [height, width, channels] flattened; valid until the next one is asked for. */
  rows: AsyncIterable<ArrayLike<number>>
}

export interface NumberLabels {
  kind: 'labels'
  labels: string[]
}

/** Whether a file begins as an IDX file of unsigned bytes does, or as one with its bytes the wrong way round. */
export function looksLikeIdx(start: Uint8Array): boolean {
  const [a, b, c, d] = start
  const axes = (count: number | undefined) => count !== undefined && count >= 1 && count <= 4
  return (a === 0 && b === 0 && c === 8 && axes(d)) || (axes(a) && b === 8 && c === 0 && d === 0)
}

/** @throws Problem 'import-malformed' or 'import-too-many' */
export async function readIdx(reader: ByteReader, file: string, most: number): Promise<NumberArray> {
  const fail = (reason: 'idx-little-endian' | 'idx-dimensions' | 'too-short'): never => {
    throw new Problem('import-malformed', { file, reason })
  }
  const short = (thrown: unknown): never =>
    thrown instanceof EndOfBytes ? fail('too-short') : rethrow(thrown)
  const magic = (await reader.read(4).catch(short)).slice()
  if (magic[3] === 0) fail('idx-little-endian')
  const axes = magic[3] as number
  const header = await reader.read(4 * axes).catch(short)
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const extents = Array.from({ length: axes }, (_, axis) => view.getUint32(4 * axis))
  const [count = 0, height = 0, width = 0, channels = 1] = extents
  if (count > most) throw new Problem('import-too-many', { maximum: most })
  if (axes === 1) return { kind: 'labels', labels: await labelsOf(reader, count, file) }
  if (axes === 2 || (channels !== 1 && channels !== 3 && channels !== 4)) return fail('idx-dimensions')
  return {
    kind: 'images',
    count,
    shape: { height, width, channels },
    rows: rowsOf(reader, count, height * width * channels, file, 4 + 4 * axes),
  }
}

async function labelsOf(reader: ByteReader, count: number, file: string): Promise<string[]> {
  for await (const bytes of rowsOf(reader, 1, count, file, 8)) return Array.from(bytes, String)
  return []
}

/**
 * So many rows of so many bytes, and nothing after them.
 * @param before bytes that have been read; @throws Problem 'import-malformed', at once where the size is known
 */
export async function* rowsOf(
  reader: ByteReader,
  count: number,
  length: number,
  file: string,
  before: number,
): AsyncGenerator<Uint8Array> {
  const expected = before + count * length
  if (reader.size !== null && reader.size !== expected) {
    throw new Problem('import-malformed', { file, reason: reader.size < expected ? 'too-short' : 'too-long' })
  }
  try {
    for (let row = 0; row < count; row++) {
      const bytes = await reader.read(length)
      if (row === count - 1 && !(await reader.atEnd())) {
        throw new Problem('import-malformed', { file, reason: 'too-long' })
      }
      yield bytes
    }
  } catch (thrown) {
    if (thrown instanceof EndOfBytes) throw new Problem('import-malformed', { file, reason: 'too-short' })
    throw thrown
  }
}

function rethrow(thrown: unknown): never {
  throw thrown
}
