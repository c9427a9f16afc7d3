import { gzipSync } from 'node:zlib'
import { strToU8, Zip, ZipPassThrough, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { joinBytes } from '../../lib/join-bytes'
import { imagePixels } from '../../vae/image'
import {
  type Content,
  goodRow,
  idx,
  labelRows,
  npy,
  png,
  read,
  tens,
  twenty,
} from '../test-support/import-files'

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

const even = tens.filter((_, image) => image % 2 === 0)
const odd = tens.filter((_, image) => image % 2 === 1)
const parity = Uint8Array.from({ length: 20 }, (_, image) => image % 2)
const csvRows = tens.map((level, image) => `${image % 2},${level},${level},${level},${level}`)

/** A ZIP as no file system would hold it. */
function namesakes(): Uint8Array {
  const parts: Uint8Array[] = []
  const zip = new Zip((_, data) => void parts.push(data))
  for (const level of tens) {
    const entry = new ZipPassThrough('pets/cat/1.png')
    zip.add(entry)
    entry.push(png(level), true)
  }
  zip.end()
  return joinBytes(
    parts,
    parts.reduce((sum, { length }) => sum + length, 0),
  )
}

/** Its only entry unpacks to more than its header says. */
function understated(): Uint8Array {
  const zip = zipSync({ 'a.npy': npy('|u1', [20, 2, 2], twenty) })
  new DataView(zip.buffer).setUint32(22, 1, true)
  return zip
}

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
    [
      'a ZIP whose paths lead elsewhere',
      {
        'pets.zip': zipSync(
          Object.fromEntries(
            tens.map((level, image) => [
              image % 2 ? `/etc/dog/${image}.png` : `../../cat/${image}.png`,
              png(level),
            ]),
          ),
        ),
      },
      { cat: even, dog: odd },
    ],
    ['a ZIP of files of one name', { 'pets.zip': namesakes() }, { cat: tens }],
    ['a ZIP that understates what it holds', { 'a.zip': understated() }, { mine: tens }],
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
    ['NPY, version 3', { 'a.npy': npy('|u1', [20, 2, 2], twenty, undefined, 3) }, { mine: tens }],
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
    [
      'CSV with line breaks in quotation marks',
      { 'a.csv': csvRows.map((row) => row.replace(/^(\d)/, '"a\n$1"')).join('\n') },
      { 'a\n0': even, 'a\n1': odd },
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
    'pets/breeds.csv': `breed,a,b,c,d\n${goodRow}\nbeagle,soft,brown,-1,7`,
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
    const table = `${goodRow}\n0,1,2`
    await expect(read({ 'train.csv': table, ...arrays })).rejects.toMatchObject({ code: 'import-row-length' })
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
