import fc from 'fast-check'
import { Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { joinBytes } from '../../lib/join-bytes'
import { ByteReader } from './byte-reader'
import { unzip } from './read-zip'

interface File {
  name: string
  content: Uint8Array
}

/** In pieces of a size, as a stream may bring them. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function contentsOf(zip: Uint8Array, pieceSize = 1000): Promise<[name: string, content: Uint8Array][]> {
  const files: [string, Uint8Array][] = []
  for await (const { path, chunks } of unzip(new ByteReader(inPieces(zip, pieceSize)), 'a.zip')) {
    const parts: Uint8Array[] = []
    for await (const chunk of chunks) parts.push(chunk)
    files.push([
      path,
      joinBytes(
        parts,
        parts.reduce((sum, { length }) => sum + length, 0),
      ),
    ])
  }
  return files
}

/** With the lengths of entries behind them, as programs write that stream. */
function streamedZip(files: readonly File[], deflated: boolean): Uint8Array {
  const parts: Uint8Array[] = []
  const zip = new Zip((_, data) => void parts.push(data))
  for (const { name, content } of files) {
    const entry = deflated ? new ZipDeflate(name) : new ZipPassThrough(name)
    zip.add(entry)
    entry.push(content, true)
  }
  zip.end()
  return joinBytes(
    parts,
    parts.reduce((sum, { length }) => sum + length, 0),
  )
}

/** Among other bytes what looks like the beginning of a part. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(...[3, 1, 5, 7].map((byte) => Uint8Array.of(0x50, 0x4b, byte, byte + 1))),
      fc.constant(new Uint8Array(20_000)),
    ),
    { maxLength: 6 },
  )
  .map((parts) =>
    joinBytes(
      parts,
      parts.reduce((sum, { length }) => sum + length, 0),
    ),
  )

test('what was put in comes out, however the ZIP was written and however it arrives', async () => {
  const files = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-zü猫]{1,8}$/), content }), {
    selector: ({ name }) => name,
    minLength: 1,
    maxLength: 4,
  })
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 500, max: 70_000 }),
      async (given, way, piece) => {
        const entries = Object.fromEntries(given.map(({ name, content: bytes }) => [name, bytes]))
        const zip = way < 2 ? streamedZip(given, way === 1) : zipSync(entries, { level: way === 2 ? 0 : 6 })
        const read = await contentsOf(zip, piece)
        expect(read.map(([name]) => name)).toEqual(given.map(({ name }) => name))
        expect(
          given.every(({ content: bytes }, at) => Buffer.compare(bytes, read[at]?.[1] ?? empty) === 0),
        ).toBe(true)
      },
    ),
    { numRuns: 100, endOnFailure: true },
  )
})

const empty = new Uint8Array(0)
const two = { 'a.bin': Uint8Array.of(1, 2, 3), 'b.bin': new Uint8Array(500).fill(7) }

/** The second entry says that it is encrypted, or that it is packed by method 9. */
function changed(offset: number, value: number): Uint8Array {
  const zip = zipSync(two)
  const second = Buffer.from(zip).indexOf('PK\x03\x04', 4, 'latin1')
  zip[second + offset] = value
  return zip
}

test.each([
  ['cut short in an entry', zipSync(two).subarray(0, 40), 'zip-damaged'],
  [
    'cut short between entries',
    zipSync({ 'a.bin': new Uint8Array(3) }, { level: 0 }).subarray(0, 38),
    'zip-damaged',
  ],
  [
    'cut short where lengths come behind',
    streamedZip([{ name: 'a', content: new Uint8Array(9) }], false).subarray(0, 36),
    'zip-damaged',
  ],
  ['with a length that is too small', changed(18, 1), 'zip-damaged'],
  ['with a password on its second file', changed(6, 1), 'zip-encrypted'],
  ['packed in another way', changed(8, 9), 'zip-method'],
])('a ZIP %s', async (_, zip, reason) => {
  await expect(contentsOf(zip)).rejects.toMatchObject({ code: 'import-malformed', facts: { reason } })
})

test('a file that does not unpack leaves the next one as it is', async () => {
  const zip = zipSync({
    'a.bin': new Uint8Array(5000).map((_, index) => index * 7),
    'b.bin': Uint8Array.of(4),
  })
  zip.fill(0xff, 40, 60)
  const names: string[] = []
  for await (const { path, chunks } of unzip(new ByteReader(inPieces(zip, 100)), 'a.zip')) {
    names.push(path)
    const read = async () => {
      for await (const _ of chunks);
    }
    if (path === 'a.bin') await expect(read()).rejects.toMatchObject({ facts: { file: 'a.bin' } })
  }
  expect(names).toEqual(['a.bin', 'b.bin'])
})
