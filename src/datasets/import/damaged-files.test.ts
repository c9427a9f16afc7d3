import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, test } from 'vitest'
import { damagedBytes, expectBoundedReading } from '../../lib/test-support/damaged-bytes'
import { idx, npy, twenty } from '../test-support/import-files'
import { ByteReader } from './byte-reader'
import { gunzip } from './packed'
import { readCsv } from './read-csv'
import { type NumberArray, readIdx } from './read-idx'
import { readNpy } from './read-npy'
import { unzip } from './read-zip'

/** Reads a file to its end. */
type Reading = (reader: ByteReader) => Promise<void>

const drain = async (chunks: AsyncIterable<unknown>) => {
  for await (const _ of chunks);
}
const drainArray = (array: NumberArray) => (array.kind === 'images' ? drain(array.rows) : undefined)

const rows = '1,"2",3,4,5\r\n"6",7,8,9,0\n'
const floats = new Float32Array(20).fill(0.5)
const folder = { 'cat/1.png': twenty, 'dog/2.png': twenty.subarray(40) }

const formats: [name: string, read: Reading, good: Uint8Array[]][] = [
  [
    'IDX',
    async (reader) => drainArray(await readIdx(reader, 'a', 100_000)),
    [idx([20, 2, 2], twenty), idx([80], twenty), idx([5, 2, 2, 4], twenty)],
  ],
  [
    'NPY',
    async (reader) => drainArray(await readNpy(reader, 'a', 100_000)),
    [npy('|u1', [20, 2, 2], twenty), npy('<f4', [5, 4], floats), npy('<i8', [10], twenty, undefined, 2)],
  ],
  [
    'CSV',
    (reader) => drain(readCsv(reader.rest(), 'a', () => {})),
    [strToU8(`label,a,b,c,d\n${rows}`), strToU8(`\ufeff${rows}`), strToU8(rows.replaceAll(',', ';'))],
  ],
  [
    'ZIP',
    async (reader) => {
      for await (const { chunks } of unzip(reader, 'a')) await drain(chunks)
    },
    [zipSync(folder, { level: 0 }), zipSync(folder)],
  ],
  ['gzip', (reader) => drain(gunzip(reader.rest(), 'a')), [gzipSync(twenty), gzipSync(twenty, { level: 0 })]],
]

describe('whatever a file holds, it is read or refused: at once, in little memory, and nothing else changes', () => {
  test.each(formats)(
    '%s',
    async (_, read, good) => {
      const given = fc.record({ bytes: damagedBytes(good), sized: fc.boolean() })
      await expectBoundedReading(given, ({ bytes, sized }) => {
        const pieces = (async function* () {
          for (let start = 0; start < bytes.length; start += 100) yield bytes.subarray(start, start + 100)
        })()
        return read(new ByteReader(pieces, sized ? bytes.length : null))
      })
    },
    30_000,
  )
})
