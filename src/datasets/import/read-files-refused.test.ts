import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Content, goodRow, idx, labelRows, npy, png, read, twenty } from '../test-support/import-files'

describe('what cannot be used is refused with what is wrong', () => {
  const bytes = Uint8Array.from({ length: 8 })
  const zip = zipSync({ 'a.npy': npy('|u1', [20, 2, 2], twenty) })
  const encrypted = zip.slice()
  encrypted[6] = 1
  const header = (text: string) => ({ 'a.npy': npy('', [], bytes, text) })
  const csv = (...rows: string[]) => ({ 'a.csv': rows.join('\n') })
  const csvOfLabels = { 'labels.csv': ['file,label', '1.png,cat', '2.png,dog,1'].join('\n') }

  test.each<[string, Record<string, Content>, string, object]>([
    ['nothing', { 'a.csv': '' }, 'image-empty', {}],
    ['a text', { 'a.md': 'seven' }, 'image-type-unknown', {}],
    [
      'IDX, little-endian',
      { a: Uint8Array.of(3, 8, 0, 0, 1) },
      'import-malformed',
      { reason: 'idx-little-endian' },
    ],
    ['IDX of floats', { a: Uint8Array.of(0, 0, 13, 3, 0, 0, 0, 1) }, 'image-type-unknown', {}],
    ['labels alone', { a: idx([3], [1, 2, 3]) }, 'import-malformed', { reason: 'labels-alone' }],
    [
      'IDX with one byte too few',
      { a: idx([20, 2, 2], twenty.subarray(1)) },
      'import-malformed',
      { reason: 'too-short' },
    ],
    [
      'IDX with one byte too many',
      { a: idx([20, 2, 2], [...twenty, 1]) },
      'import-malformed',
      { reason: 'too-long' },
    ],
    [
      'IDX with one byte too few, packed',
      { a: gzipSync(idx([20, 2, 2], twenty.subarray(1))) },
      'import-malformed',
      { reason: 'too-short' },
    ],
    ['IDX that overflows', { a: idx([20, 0xffffffff, 0xffffffff], []) }, 'import-image-size', {}],
    ['IDX of more than can be', { a: idx([0xffffffff, 2, 2], []) }, 'import-too-many', {}],
    ['IDX without images', { a: idx([0, 2, 2], []) }, 'import-nothing', {}],
    [
      'gzip cut short',
      { 'a.gz': gzipSync(idx([20, 2, 2], twenty)).subarray(0, 40) },
      'import-malformed',
      { reason: 'gzip-damaged' },
    ],
    [
      'a count that does not match',
      { a: idx([20, 2, 2], twenty), b: idx([2], [1, 1]) },
      'import-label-count',
      { labels: 2, images: 20 },
    ],
    [
      'Python code',
      header("{'descr': __import__('os'), 'fortran_order': False, 'shape': (20,)}"),
      'import-malformed',
      { reason: 'npy-header' },
    ],
    ['Python objects', { 'a.npy': npy('|O', [20], bytes) }, 'import-malformed', { reason: 'npy-objects' }],
    [
      'big-endian floats',
      { 'a.npy': npy('>f4', [2, 1, 1], bytes) },
      'import-malformed',
      { reason: 'npy-type' },
    ],
    ['half floats', { 'a.npy': npy('<f2', [4, 1, 1], bytes) }, 'import-malformed', { reason: 'npy-type' }],
    [
      'Fortran order',
      header("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 2, 2), }"),
      'import-malformed',
      { reason: 'npy-order' },
    ],
    [
      'five dimensions',
      { 'a.npy': npy('|u1', [2, 2, 2, 1, 1], bytes) },
      'import-malformed',
      { reason: 'npy-shape' },
    ],
    [
      'a header of 4 GB',
      { 'a.npy': Uint8Array.of(0x93, ...strToU8('NUMPY'), 2, 0, 255, 255, 255, 255) },
      'import-malformed',
      { reason: 'npy-header' },
    ],
    ['no rows', { 'a.npy': npy('|u1', [0, 784], new Uint8Array()) }, 'import-nothing', {}],
    [
      'NaN',
      { 'a.npy': npy('<f4', [2, 1, 1], Float32Array.of(1, Number.NaN)) },
      'import-value',
      { row: 2, given: 'NaN' },
    ],
    [
      'two arrays',
      { 'a.npz': zipSync({ 'a.npy': npy('|u1', [2, 2, 2], bytes), 'b.npy': npy('|u1', [2, 2, 2], bytes) }) },
      'import-several-arrays',
      { one: 'a.npy', other: 'b.npy' },
    ],
    [
      'labels of no picture',
      { 'labels.csv': labelRows.join('\n') },
      'import-malformed',
      { reason: 'labels-unmatched' },
    ],
    [
      'a ragged table of labels',
      { ...csvOfLabels, '1.png': png(1) },
      'import-row-length',
      { row: 3, given: 3, expected: 2 },
    ],
    [
      'a ragged row',
      csv(goodRow, goodRow, '0,1,2,3'),
      'import-row-length',
      { row: 3, given: 4, expected: 5 },
    ],
    [
      'text among numbers',
      csv(goodRow, '0,1,=cmd(),3,4'),
      'import-value',
      { row: 2, column: 3, given: '=cmd()' },
    ],
    ['a negative number', csv(goodRow, '0,1,-2,3,4'), 'import-value', { row: 2, column: 3 }],
    ['a number above 255', csv(goodRow, '0,1,256,3,4'), 'import-value', { row: 2, column: 3 }],
    ['a header alone', csv('label,a,b,c,d'), 'import-malformed', { reason: 'no-rows' }],
    ['columns of one pixel', csv('cat,1', 'dog,2'), 'import-not-square', { columns: 2 }],
    [
      'other files without a picture that can be read',
      { 'README.txt': 'Pets', 'a.png': 'seven', 'b.json': '{}' },
      'import-nothing',
      { files: 3 },
    ],
    ['columns of no square', csv('1,2,3,4,5,6,7'), 'import-not-square', { columns: 7 }],
    ['NUL bytes', csv(`${goodRow}\0`), 'import-malformed', { reason: 'text-encoding' }],
    ['Latin-1', { 'a.csv': Uint8Array.of(49, 0xe9, 49) }, 'import-malformed', { reason: 'text-encoding' }],
    [
      'a quotation mark that stays open before 200,000 lines',
      csv(`"${'\n'.repeat(200_000)}`),
      'import-not-square',
      { columns: 1 },
    ],
    [
      'a quotation mark that stays open before more than an image',
      csv('"', `${goodRow}\n`.repeat(250_000)),
      'import-malformed',
      { reason: 'text-line' },
    ],
    ['a million columns', csv('1,'.repeat(1_000_000)), 'import-not-square', {}],
    ['a ZIP with a password', { 'a.zip': encrypted }, 'import-malformed', { reason: 'zip-encrypted' }],
    ['a ZIP cut short', { 'a.zip': zip.subarray(0, 60) }, 'import-malformed', {}],
    [
      'a ZIP that unpacks to 100 MB of no picture',
      { 'a.zip': zipSync({ 'a.png': new Uint8Array(100_000_000) }) },
      'image-type-unknown',
      {},
    ],
    ['an empty ZIP', { 'a.zip': zipSync({}) }, 'import-nothing', { files: 0 }],
    ['a ZIP of ZIPs', { 'a.zip': zipSync({ 'b.zip': zip }) }, 'image-type-unsupported', { type: 'ZIP' }],
  ])('%s', async (_, contents, code, facts) => {
    const started = performance.now()
    await expect(read(contents)).rejects.toMatchObject({ code, facts: expect.objectContaining(facts) })
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('too few images, and too many classes', async () => {
    const few = await read({ 'a.npy': npy('|u1', [2, 2, 2], bytes) })
    expect(() => few.finish('a')).toThrow(
      expect.objectContaining({ code: 'import-too-few', facts: { images: 2, minimum: 20 } }),
    )
    const row = await read({ 'a.csv': goodRow })
    expect(() => row.finish('a')).toThrow(expect.objectContaining({ code: 'import-too-few' }))
    const many = await read({
      'a.csv': Array.from({ length: 300 }, (_, row) => `c${row},1,2,3,4`).join('\n'),
    })
    expect(() => many.finish('a')).toThrow(expect.objectContaining({ code: 'import-too-many-classes' }))
  })

  test('what a bomb unpacks to is not read on', async () => {
    const picture = new Uint8Array(30_000_000)
    picture.set(png(1))
    const [packed, started] = [zipSync({ 'a.png': picture }), performance.now()]
    await expect(read({ 'a.zip': packed })).rejects.toMatchObject({ code: 'image-too-many-bytes' })
    expect(performance.now() - started).toBeLessThan(1000)
    const bomb = gzipSync(Buffer.concat([idx([20, 2, 2], twenty), Buffer.alloc(30_000_000)]))
    await expect(read({ a: bomb })).rejects.toMatchObject({ facts: { reason: 'too-long' } })
  })

  test('reading stops when it is given up', async () => {
    const giveUp = new AbortController()
    const rows = `${goodRow}\n`.repeat(50_000)
    const reading = read({ 'a.csv': rows }, giveUp.signal)
    setTimeout(() => giveUp.abort(new Error('given up')))
    await expect(reading).rejects.toThrow('given up')
  })
})
