/** Reads a manifest that came over the network: nothing of it is believed before it has been checked. */
import { Problem } from '../lib/problem'
import type { DataFile, Manifest, Shard, Split } from './dataset'

/** Beyond these a manifest is refused, so that memory is bounded whatever it says. */
export const manifestLimits = {
  /** Of the manifest itself. */
  bytes: 256 * 1024,
  /** Pixels of one side of an image. */
  side: 256,
  classes: 256,
  imagesPerSplit: 1_000_000,
  /** Uncompressed pixels of one split. */
  bytesPerSplit: 256 * 1024 * 1024,
  shardsPerSplit: 1000,
  textLength: 300,
} as const

const plainFileName = /^[a-z0-9][a-z0-9._-]{0,99}$/i
const sha256Hex = /^[0-9a-f]{64}$/

/**
 * The manifest in a parsed JSON value, reduced to the known fields.
 * @throws Problem 'dataset-malformed' whose reason is the path of the first field at fault.
 */
export function parseManifest(value: unknown, id: string): Manifest {
  const fields = new Fields(value, '', id)
  const width = fields.object('image').integer('width', 1, manifestLimits.side)
  const height = fields.object('image').integer('height', 1, manifestLimits.side)
  const manifest: Manifest = {
    id: fields.text('id', (text) => text === id),
    name: fields.text('name'),
    licence: parseLink(fields.object('licence')),
    source: parseLink(fields.object('source')),
    classes: fields.list('classes', manifestLimits.classes).map((name, index, names) => {
      if (!isText(name) || names.indexOf(name) !== index) fields.fail(`classes.${index}`)
      return name as string
    }),
    image: { width, height },
    train: parseSplit(fields.object('train'), width * height),
    test: parseSplit(fields.object('test'), width * height),
  }
  const files = [manifest.train, manifest.test].flatMap((split) => [...split.shards, split.labels])
  if (new Set(files.map(({ file }) => file)).size !== files.length) fields.fail('file')
  return manifest
}

function parseLink(fields: Fields): { name: string; url: string } {
  return { name: fields.text('name'), url: fields.text('url', (text) => /^https?:\/\//.test(text)) }
}

function parseSplit(fields: Fields, pixels: number): Split {
  const most = Math.min(manifestLimits.imagesPerSplit, Math.floor(manifestLimits.bytesPerSplit / pixels))
  const images = fields.integer('images', 1, most)
  const entries = fields.list('shards', manifestLimits.shardsPerSplit)
  let left = images
  const shards = entries.map((entry, index): Shard => {
    const shard = new Fields(entry, fields.path(`shards.${index}`), fields.dataset)
    const count = shard.integer('images', 1, left)
    left -= count
    return { ...parseFile(shard, count * pixels), images: count }
  })
  const full = shards[0]?.images
  if (left > 0 || shards.slice(0, -1).some((shard) => shard.images !== full)) fields.fail('shards')
  if ((shards.at(-1)?.images ?? 0) > (full ?? 0)) fields.fail('shards')
  return { images, shards, labels: parseFile(fields.object('labels'), images) }
}

function parseFile(fields: Fields, byteLength: number): DataFile {
  return {
    file: fields.text('file', (text) => plainFileName.test(text)),
    byteLength: fields.integer('byteLength', byteLength, byteLength),
    sha256: fields.text('sha256', (text) => sha256Hex.test(text)),
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= manifestLimits.textLength
}

/** The own fields of an object, taken out one by one with their checks. */
class Fields {
  readonly dataset: string
  readonly #values: object
  readonly #path: string

  constructor(value: unknown, path: string, dataset: string) {
    this.#path = path
    this.dataset = dataset
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Problem('dataset-malformed', { dataset, reason: path || 'manifest' })
    }
    this.#values = value
  }

  path(name: string): string {
    return this.#path ? `${this.#path}.${name}` : name
  }

  fail(name: string): never {
    throw new Problem('dataset-malformed', { dataset: this.dataset, reason: this.path(name) })
  }

  object(name: string): Fields {
    return new Fields(this.#value(name), this.path(name), this.dataset)
  }

  text(name: string, fits: (text: string) => boolean = () => true): string {
    const value = this.#value(name)
    return isText(value) && fits(value) ? value : this.fail(name)
  }

  integer(name: string, minimum: number, maximum: number): number {
    const value = this.#value(name)
    return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum
      ? Number(value)
      : this.fail(name)
  }

  list(name: string, maximumLength: number): unknown[] {
    const value = this.#value(name)
    const fits = Array.isArray(value) && value.length > 0 && value.length <= maximumLength
    return fits ? value : this.fail(name)
  }

  #value(name: string): unknown {
    return Object.hasOwn(this.#values, name) ? (this.#values as Record<string, unknown>)[name] : undefined
  }
}
