import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { Manifest, Split } from '../src/datasets/dataset'
import { datasets } from '../src/datasets/registry'
import { makeSplit, originals, parseIdx, readOriginal } from './make-shards.mjs'

const folder = mkdtempSync(join(tmpdir(), 'make-shards-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** An IDX file of bytes. */
function idx(shape: number[], data: Uint8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length)
  header.writeUInt32BE(0x0800 | shape.length)
  shape.forEach((extent, axis) => {
    header.writeUInt32BE(extent, 4 + 4 * axis)
  })
  return Buffer.concat([header, data])
}

describe('reading the originals', () => {
  const bytes = idx([2], Uint8Array.of(3, 4))

  test.each([
    ['plain', bytes, 'plain'],
    ['gzipped', gzipSync(bytes), 'packed.gz'],
  ])('%s', (_, file, name) => {
    writeFileSync(join(folder, name), file)
    expect(readOriginal(folder, name.replace('.gz', ''), sha256(bytes))).toEqual(bytes)
  })

  test('refuses a file whose sum is another, and says which is missing', () => {
    writeFileSync(join(folder, 'changed'), bytes)
    expect(() => readOriginal(folder, 'changed', sha256(Uint8Array.of(1)))).toThrow(/not the original/)
    expect(() => readOriginal(folder, 'absent', '')).toThrow(/absent is missing/)
  })

  test('parses dimensions and data', () => {
    const { shape, data } = parseIdx(idx([2, 1, 3], Uint8Array.of(1, 2, 3, 4, 5, 6)), 0x0803)
    expect(shape).toEqual([2, 1, 3])
    expect([...data]).toEqual([1, 2, 3, 4, 5, 6])
  })

  test.each([
    ['labels given as images', idx([2], Uint8Array.of(1, 2))],
    ['one byte too few', idx([1, 1, 2], Uint8Array.of(1))],
    ['one byte too many', idx([1, 1, 2], Uint8Array.of(1, 2, 3))],
    ['an empty file', Buffer.alloc(0)],
  ])('refuses %s', (_, file) => {
    expect(() => parseIdx(file, 0x0803)).toThrow()
  })
})

describe('cutting a split', () => {
  const images = { shape: [10_003, 1, 1], data: Buffer.from({ length: 10_003 }).fill(7) }
  const labels = (label: (index: number) => number) => ({
    shape: [10_003],
    data: Buffer.from(Uint8Array.from({ length: 10_003 }, (_, index) => label(index))),
  })

  test('leaves the rest to the last shard', () => {
    const { entry, files } = makeSplit(
      'train',
      images,
      labels((index) => index % 2),
      2,
    )
    expect(entry.shards.map((shard) => shard.images)).toEqual([10_000, 3])
    expect(gunzipSync(files.get('train-images-1.bin') as Buffer)).toHaveLength(3)
  })

  test('refuses images that are sorted by class', () => {
    const sorted = labels((index) => (index < 10_000 ? 0 : 1))
    expect(() => makeSplit('train', images, sorted, 2)).toThrow(/1 of 2 classes/)
  })
})

const committed = Object.entries(datasets).flatMap(([id, { folder: place }]) =>
  place ? [{ id, place }] : [],
)

describe.each(committed)('the committed files of $id', ({ id, place }) => {
  const root = new URL(`../public/${place}`, import.meta.url)
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', root), 'utf8')) as Manifest
  const unpacked = (file: string) => gunzipSync(readFileSync(new URL(file, root)))
  const pinned = (originals as Record<string, { sha256: Record<string, string> }>)[id]?.sha256 ?? {}

  test.each([
    ['train', 'train'],
    ['t10k', 'test'],
  ] as const)('are the originals: %s', (prefix, name) => {
    const split: Split = manifest[name]
    const pixels = Buffer.concat(split.shards.map((shard) => unpacked(shard.file)))
    const { width, height } = manifest.image
    expect(sha256(idx([split.images, height, width], pixels))).toBe(pinned[`${prefix}-images-idx3-ubyte`])
    const labels = unpacked(split.labels.file)
    expect(sha256(idx([split.images], labels))).toBe(pinned[`${prefix}-labels-idx1-ubyte`])
  })

  test('agree with the manifest, one by one', () => {
    const files = [manifest.train, manifest.test].flatMap((split) => [...split.shards, split.labels])
    for (const { file, byteLength, sha256: sum } of files) {
      const bytes = unpacked(file)
      expect({ file, byteLength: bytes.length, sha256: sha256(bytes) }).toEqual({
        file,
        byteLength,
        sha256: sum,
      })
    }
  })
})
