import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../lib/problem'
import { imagePixels } from '../../vae/image'
import { type ImportFile, readFiles } from './read-files'

/** A "picture" of the tests: PNG's signature and a grey level, of which the decoder makes 40 x 20 pixels. */
const png = (level: number) => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, level)

async function readPicture(bytes: Uint8Array, name: string) {
  if (bytes[0] !== 0x89) throw new Problem('image-type-unknown', { file: name })
  return { width: 40, height: 20, data: new Float32Array(800).fill((bytes[8] ?? 0) / 255) }
}

type Content = Uint8Array | string

const files = (contents: Record<string, Content>): ImportFile[] =>
  Object.entries(contents).map(([path, content]) => ({
    path,
    file: new Blob([content as Uint8Array<ArrayBuffer>]),
  }))

const read = (contents: Record<string, Content>, signal = new AbortController().signal) =>
  readFiles(files(contents), { readPicture, onProgress: () => {}, signal })

const datasetOf = async (contents: Record<string, Content>) => (await read(contents)).finish('mine')

/** Grey level of each training and test image in the middle, by its class, ascending. */
async function levels(contents: Record<string, Content>): Promise<Record<string, number[]>> {
  const { classes, train, test } = await datasetOf(contents)
  const found: Record<string, number[]> = Object.fromEntries(classes.map((name) => [name, []]))
  for (const { images, labels } of [train, test]) {
    labels.forEach((label, image) => {
      found[classes[label] as string]?.push(images[image * imagePixels + 14 * 28 + 14] as number)
    })
  }
  for (const list of Object.values(found)) list.sort((a, b) => a - b)
  return found
}

function idx(extents: number[], data: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * extents.length + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x0800 | extents.length)
  for (const [axis, extent] of extents.entries()) view.setUint32(4 + 4 * axis, extent)
  bytes.set(Array.from(data), 4 + 4 * extents.length)
  return bytes
}

function npy(type: string, shape: number[], data: ArrayBufferView, header?: string, version = 1): Uint8Array {
  const text =
    header ??
    `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }\n`
  const length =
    version === 1 ? [text.length & 255, text.length >> 8] : [text.length & 255, text.length >> 8, 0, 0]
  const start = [0x93, ...strToU8('NUMPY'), version, 0, ...length, ...strToU8(text)]
  return Uint8Array.from([...start, ...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)])
}

/** 20 images of 2 x 2, image i of grey level 10 i. */
const twenty = Uint8Array.from({ length: 80 }, (_, index) => 10 * Math.floor(index / 4))
const tens = Array.from({ length: 20 }, (_, image) => 10 * image)
const even = tens.filter((_, image) => image % 2 === 0)
const odd = tens.filter((_, image) => image % 2 === 1)
const parity = Uint8Array.from({ length: 20 }, (_, image) => image % 2)
/** Of pictures called by their numbers. */
const labelRows = tens.map((_, image) => `${image}.png,${image % 2 ? 'woof' : 'meow'}`)
/** Of a table of 2 x 2 images. */
const good = '0,1,2,3,4'
const csvRows = tens.map((level, image) => `${image % 2},${level},${level},${level},${level}`)

describe('data of one’s own', () => {
  const pictures = Object.fromEntries(
    tens.map((level, image) => [`pets/${image % 2 ? 'dog' : 'cat'}/${image}.png`, png(level)]),
  )
  const junk = { '__MACOSX/pets/._1.png': 'x', 'pets/.DS_Store': 'x', 'pets/.git/HEAD': 'x' }

  test.each<[string, Record<string, Content>, Record<string, number[]>]>([
    ['a folder of pictures', pictures, { cat: even, dog: odd }],
    [
      'a ZIP of pictures',
      { 'pets.zip': zipSync(bytesOf({ ...pictures, ...junk })) },
      { cat: even, dog: odd },
    ],
    ['a ZIP without compression', { 'pets.zip': zipSync(pictures, { level: 0 }) }, { cat: even, dog: odd }],
    ['pictures without folders', renamed(pictures), { mine: tens }],
    [
      'IDX with labels',
      { 'images-idx3-ubyte': idx([20, 2, 2], twenty), labels: idx([20], parity) },
      { '0': even, '1': odd },
    ],
    ['gzipped IDX', { 'images.gz': gzipSync(idx([20, 2, 2], twenty)) }, { mine: tens }],
    ['NPY of bytes', { 'a.npy': npy('|u1', [20, 2, 2], twenty) }, { mine: tens }],
    [
      'NPY of squares in rows, version 2',
      { 'a.npy': npy('|u1', [20, 4], twenty, undefined, 2) },
      { mine: tens },
    ],
    ['NPY of floats to 255', { 'a.npy': npy('<f4', [20, 2, 2], Float32Array.from(twenty)) }, { mine: tens }],
    [
      'NPY of doubles to 1',
      {
        'a.npy': npy(
          '<f8',
          [20, 1, 2, 2],
          Float64Array.from(twenty, (x) => x / 255),
        ),
      },
      { mine: tens },
    ],
    [
      'NPZ with labels of 64 bits',
      {
        'a.npz': zipSync({
          'y.npy': npy('<i8', [20], BigInt64Array.from(parity, BigInt)),
          'x.npy': npy('|u1', [20, 2, 2], twenty),
        }),
      },
      { '0': even, '1': odd },
    ],
    [
      'a table of labels over the folder of the pictures',
      { 'labels.csv': `file,label\n${labelRows.join('\n')}`, ...renamed(pictures, 'images/') },
      { meow: even, woof: odd },
    ],
    [
      'a table of labels in a ZIP, behind pictures in folders',
      {
        'pets.zip': zipSync({
          ...pictures,
          'pets/labels.tsv': strToU8(labelRows.map((row) => `./${row.replace(',', '\t')}`).join('\r\n')),
        }),
      },
      { meow: even, woof: odd },
    ],
    ['CSV with labels first', { 'a.csv': csvRows.join('\n') }, { '0': even, '1': odd }],
    [
      'CSV with a header, a BOM, semicolons, quotes and CRLF',
      {
        'a.csv': `\ufeff"label";0;1;2;3\r\n${csvRows.join('\r\n').replaceAll(',', ';').replaceAll(/^(\d)/gm, '"n$1"')}\r\n`,
      },
      { n0: even, n1: odd },
    ],
    ['CSV in UTF-16', { 'a.csv': utf16(csvRows.join('\n')) }, { '0': even, '1': odd }],
  ])('%s', async (_, contents, expected) => {
    expect(await levels(contents)).toEqual(expected)
  })

  test('labels of a folder go to the pictures there, and a table that fits none is left out', async () => {
    const collector = await read({
      ...renamed(pictures, 'one/'),
      'one/labels.csv': labelRows.slice(0, 10).join('\n'),
      'other/labels.csv': labelRows.join('\n'),
    })
    expect(collector.skipped).toEqual([
      {
        file: 'other/labels.csv',
        problem: {
          code: 'import-malformed',
          facts: { file: 'other/labels.csv', reason: 'labels-unmatched' },
        },
      },
    ])
    // Ten of them keep the folder as their label.
    const { classes, train, test: tests } = collector.finish('mine')
    const labels = [...train.labels, ...tests.labels].map((label) => classes[label]).toSorted()
    expect(labels).toEqual([...Array(5).fill('meow'), ...Array(10).fill('one'), ...Array(5).fill('woof')])
  })

  test('numbers are found to be bytes after thousands of images', async () => {
    const rows = Array.from({ length: 2500 }, (_, row) => (row === 2200 ? '255,255,255,255' : '1,1,1,1'))
    const { train, test: tests } = await datasetOf({ 'a.csv': rows.join('\n') })
    const pixels: Record<number, number> = {}
    for (const { images } of [train, tests])
      for (const level of images) pixels[level] = (pixels[level] ?? 0) + 1
    expect(pixels).toEqual({ 1: 2499 * imagePixels, 255: imagePixels })
  })

  test('is divided by a fixed order, unless its names say what is for tests', async () => {
    const { train, test: tests } = await datasetOf(pictures)
    expect([train.total, tests.total]).toEqual([17, 3])
    expect(train.names?.toSorted().concat(tests.names ?? [])).toHaveLength(20)
    expect(new Set([...(train.names ?? []), ...(tests.names ?? [])]).size).toBe(20)
    const named = await datasetOf({
      'train-images-idx3-ubyte': idx([20, 2, 2], twenty),
      't10k-images-idx3-ubyte': idx([5, 2, 2], twenty.subarray(0, 20)),
      't10k-labels-idx1-ubyte': idx([5], [1, 1, 1, 1, 1]),
      'train-labels-idx1-ubyte': idx([20], parity),
    })
    expect([named.train.total, named.test.total, ...named.test.labels]).toEqual([20, 5, 1, 1, 1, 1, 1])
  })

  test('shows the whole of an image, its border going on where it is no square', async () => {
    const rows = twenty.map((_, index) => (index % 4 < 2 ? 255 : 0))
    const { train } = await datasetOf({ 'a.npy': npy('|u1', [20, 1, 4], rows) })
    const image = [...train.images.subarray(0, imagePixels)]
    const at = (x: number, y: number) => image[y * 28 + x]
    expect([at(0, 13), at(27, 13), at(3, 14), at(24, 14)]).toEqual([255, 0, 255, 0])
    expect(new Set(image.slice(0, 28)).size).toBe(1)
  })

  test('leaves out pictures that cannot be read, and says which', async () => {
    const collector = await read({
      ...pictures,
      'pets/cat/notes.txt.png': 'seven',
      'pets/cat/a.zip': zipSync({ 'b.png': png(1) }),
    })
    expect(collector.count).toBe(21)
    expect(collector.skipped).toMatchObject([
      { file: 'pets/cat/notes.txt.png', problem: { code: 'image-type-unknown' } },
    ])
    expect(collector.sizes).toEqual([['40 × 20', 21]])
  })

  const strays = {
    'README.txt': 'Pets, as photographed by hand.\nUse them well.\n',
    'ABOUT.txt': 'See 1.png, a dog\nThe end',
    'pets/ages.csv': 'name,age\nrex,3\nmia,5',
    'pets/breeds.csv': `breed,a,b,c,d\n${good}\nbeagle,soft,brown,-1,7`,
    'pets/header.csv': 'label,a,b,c,d',
    'info.json': '{"pets": 20}',
    'embeddings.npy': npy('|u1', [1, 1, 1, 1, 1, 1], twenty),
    'ages.npy': npy('|u1', [3], twenty.subarray(0, 3)),
  }
  const listed = [
    ['info.json', 'image-type-unknown', undefined],
    ['README.txt', 'import-malformed', 'no-table'],
    ['ABOUT.txt', 'import-malformed', 'no-table'],
    ['pets/ages.csv', 'import-malformed', 'no-table'],
    ['pets/breeds.csv', 'import-value', undefined],
    ['pets/header.csv', 'import-malformed', 'no-table'],
    ['embeddings.npy', 'import-malformed', 'npy-shape'],
    ['ages.npy', 'import-malformed', 'labels-alone'],
  ]

  test.each<[string, Record<string, Content>]>([
    ['before', { ...strays, ...pictures }],
    ['behind', { ...pictures, ...strays }],
    ['in a ZIP with', { 'pets.zip': zipSync(bytesOf({ ...strays, ...pictures })) }],
  ])('other files %s pictures are left out and listed, and leave no trace', async (_, contents) => {
    const collector = await read(contents)
    const found = collector.skipped.map(({ file, problem: { code, facts } }) => [
      file,
      code,
      'reason' in facts ? facts.reason : undefined,
    ])
    expect(found).toEqual(listed)
    expect(collector.sizes).toEqual([['40 × 20', 20]])
    const { classes, train, test: tests } = collector.finish('mine')
    expect([classes, train.total + tests.total]).toEqual([['cat', 'dog'], 20])
  })

  test('a ZIP that cannot be unpacked is left out beside pictures', async () => {
    const encrypted = zipSync({ 'a.png': png(1) })
    encrypted[6] = 1
    const collector = await read({ ...pictures, 'more.zip': encrypted })
    expect(collector.count).toBe(20)
    expect(collector.skipped).toMatchObject([
      { file: 'more.zip', problem: { facts: { reason: 'zip-encrypted' } } },
    ])
  })

  test('a text beside arrays is left out; a table that breaks off is not', async () => {
    const arrays = { 'images-idx3-ubyte': idx([20, 2, 2], twenty), labels: idx([20], parity) }
    const collector = await read({ 'README.txt': 'Twenty images.', ...arrays })
    expect(collector.count).toBe(20)
    expect(collector.skipped).toMatchObject([{ file: 'README.txt' }])
    const table = `${good}\n0,1,2`
    await expect(read({ 'train.csv': table, ...arrays })).rejects.toMatchObject({ code: 'import-row-length' })
  })
})

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
    ['a ragged row', csv(good, good, '0,1,2,3'), 'import-row-length', { row: 3, given: 4, expected: 5 }],
    [
      'text among numbers',
      csv(good, '0,1,=cmd(),3,4'),
      'import-value',
      { row: 2, column: 3, given: '=cmd()' },
    ],
    ['a negative number', csv(good, '0,1,-2,3,4'), 'import-value', { row: 2, column: 3 }],
    ['a number above 255', csv(good, '0,1,256,3,4'), 'import-value', { row: 2, column: 3 }],
    ['a header alone', csv('label,a,b,c,d'), 'import-malformed', { reason: 'no-rows' }],
    ['columns of one pixel', csv('cat,1', 'dog,2'), 'import-not-square', { columns: 2 }],
    [
      'other files without a picture that can be read',
      { 'README.txt': 'Pets', 'a.png': 'seven', 'b.json': '{}' },
      'import-nothing',
      { files: 3 },
    ],
    ['columns of no square', csv('1,2,3,4,5,6,7'), 'import-not-square', { columns: 7 }],
    ['NUL bytes', csv(`${good}\0`), 'import-malformed', { reason: 'text-encoding' }],
    ['Latin-1', { 'a.csv': Uint8Array.of(49, 0xe9, 49) }, 'import-malformed', { reason: 'text-encoding' }],
    ['a million columns', csv('1,'.repeat(1_000_000)), 'import-not-square', {}],
    ['a ZIP with a password', { 'a.zip': encrypted }, 'import-malformed', { reason: 'zip-encrypted' }],
    ['a ZIP cut short', { 'a.zip': zip.subarray(0, 60) }, 'import-malformed', {}],
    ['a ZIP of ZIPs', { 'a.zip': zipSync({ 'b.zip': zip }) }, 'image-type-unknown', {}],
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
    const many = await read({
      'a.csv': Array.from({ length: 300 }, (_, row) => `c${row},1,2,3,4`).join('\n'),
    })
    expect(() => many.finish('a')).toThrow(expect.objectContaining({ code: 'import-too-many-classes' }))
  })

  test('what a bomb unpacks to is not read on', async () => {
    const bomb = gzipSync(Buffer.concat([idx([20, 2, 2], twenty), Buffer.alloc(30_000_000)]))
    await expect(read({ a: bomb })).rejects.toMatchObject({ facts: { reason: 'too-long' } })
  })

  test('reading stops when it is given up', async () => {
    const giveUp = new AbortController()
    const rows = `${good}\n`.repeat(50_000)
    const reading = read({ 'a.csv': rows }, giveUp.signal)
    setTimeout(() => giveUp.abort(new Error('given up')))
    await expect(reading).rejects.toThrow('given up')
  })
})

function renamed(pictures: Record<string, Content>, folder = ''): Record<string, Content> {
  return Object.fromEntries(
    Object.entries(pictures).map(([path, content]) => [`${folder}${path.split('/').at(-1)}`, content]),
  )
}

function bytesOf(contents: Record<string, Content>): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(contents).map(([path, content]) => [
      path,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  )
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
}
