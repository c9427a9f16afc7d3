/** Reads whatever a person gives us as a data set: pictures, IDX, NPY and CSV, each by itself, in a folder, gzip or ZIP. */
import { Problem, toProblem } from '../../lib/problem'
import { yieldToMessages } from '../../lib/yield-to-messages'
import type { GreyImage } from '../grey-image'
import { checkFormat } from '../picture-file'
import { fileFormat } from '../picture-format'
import { chunksOf } from '../unpack'
import { ByteReader } from './byte-reader'
import { fitToField } from './fit-to-field'
import { ImageCollector, importLimits } from './image-collector'
import { checkShape, NumberScale } from './number-images'
import { gunzip } from './packed'
import type { Provenance, SplitName } from './provenance-table'
import { readCsv } from './read-csv'
import { looksLikeIdx, type NumberArray, readIdx } from './read-idx'
import { looksLikeLabels, readLabels } from './read-labels'
import { looksLikeNpy, readNpy } from './read-npy'
import { type ByteSource, unzip } from './read-zip'

export interface ImportFile {
  file: Blob
  /** Name of the file, with the folders that it was chosen with. */
  path: string
}

export interface ImportProgress {
  /** Taken so far. */
  images: number
  /** Share of the bytes that have been read, 0 to 1. */
  share: number
}

export interface ReadFilesOptions {
  /** Decodes a picture file; throws a Problem about one that cannot be used. */
  readPicture(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<GreyImage<Float32Array>>
  onProgress(progress: ImportProgress): void
  signal: AbortSignal
}

/** Packed or not, a picture file has no more bytes. */
const mostPictureBytes = 20_000_000

/** Work without a break, and the least time between two reports. */
const sliceMs = 16
const reportMs = 100

/** Small files are asked for ahead: each takes a while to arrive, the more while training goes on. */
const ahead = { files: 64, bytes: 100_000 }

/** Left by operating systems, or hidden: nobody means them. */
const junk = /(^|\/)(__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/i

const textFile = /\.(csv|tsv|txt)(\.gz)?$/i
const proseFile = /\.txt(\.gz)?$/i

/**
 * Pictures that cannot be read are left out and listed; beside pictures that can, so is everything else.
 * @throws Problem about the first file of numbers that cannot be read, or about all files where none can. The signal's
 * reason when it is aborted.
 */
export async function readFiles(
  files: readonly ImportFile[],
  options: ReadFilesOptions,
): Promise<ImageCollector> {
  const reading = new FilesReading(files, options)
  const begun = new Map<number, Promise<ArrayBuffer>>()
  let next = 0
  for (const [index, { file, path }] of files.entries()) {
    for (; next < files.length && next < index + ahead.files; next++) {
      const { file: later } = files[next] as ImportFile
      if (later.size <= ahead.bytes) begun.set(next, begin(later))
    }
    await reading.take({ path, chunks: reading.chunksOf(file, begun.get(index)), size: file.size }, false)
    begun.delete(index)
  }
  return reading.finish()
}

/** Whoever awaits it gets to know what went wrong; until then nobody need. */
function begin(file: Blob): Promise<ArrayBuffer> {
  const bytes = file.arrayBuffer()
  bytes.catch(() => {})
  return bytes
}

/** Arrays of images and of labels belong together by the part of the data that their names speak of. */
interface Block {
  file: string
  first: number
  count: number
  part: SplitName | undefined
}

/** What is no picture and could not be read: whether that matters shows when everything has been seen. */
interface Refused {
  file: string
  problem: Problem
  /** A text of which nothing looked like an image. */
  stray: boolean
}

class FilesReading {
  readonly #collector = new ImageCollector()
  readonly #options: ReadFilesOptions
  readonly #totalBytes: number
  readonly #files: number
  #blocks: Block[] = []
  readonly #labels: { file: string; labels: string[]; part: SplitName | undefined }[] = []
  readonly #pictureLabels: { file: string; labels: Map<string, string> }[] = []
  readonly #refused: Refused[] = []
  #pictures = 0
  #bytes = 0
  #pausedAt = performance.now()
  #reportedAt = 0

  constructor(files: readonly ImportFile[], options: ReadFilesOptions) {
    this.#options = options
    this.#files = files.length
    this.#totalBytes = files.reduce((sum, { file }) => sum + file.size, 0)
  }

  /** @param whole its bytes, if they have been asked for */
  async *chunksOf(file: Blob, whole?: Promise<ArrayBuffer>): AsyncGenerator<Uint8Array> {
    for await (const chunk of whole !== undefined
      ? [whole.then((bytes) => new Uint8Array(bytes))]
      : chunksOf(file.stream())) {
      this.#bytes += chunk.length
      yield chunk
      await this.#pause()
    }
  }

  /** @param nested within a ZIP */
  async take(source: ByteSource & { size?: number }, nested: boolean): Promise<void> {
    const { path } = source
    if (junk.test(path)) return
    await this.#pause()
    const reader = new ByteReader(source.chunks, source.size)
    const start = await reader.peek(4096)
    const format = start.length === 0 ? null : fileFormat(start)
    if (format === 'gzip') {
      return this.#orRefuse(path, () => this.take({ path, chunks: gunzip(reader.rest(), path) }, nested))
    }
    if (format === 'ZIP' && !nested) return this.#orRefuse(path, () => this.#takeZip(reader, path))
    const arrayReader = arrayReaderOf(start)
    if (arrayReader) {
      return this.#orRefuse(path, async () =>
        this.#takeArray(await arrayReader(reader, path, importLimits.most), path),
      )
    }
    if (textFile.test(path) && start.length > 0) {
      if (!looksLikeLabels(start)) return this.#orRefuse(path, () => this.#takeCsv(reader, path))
      const takeLabels = () => this.#takeLabels(reader, path)
      // A text may happen to speak of pictures; a table that does is meant, and no image is to be without its label.
      return proseFile.test(path) ? this.#orRefuse(path, takeLabels) : takeLabels()
    }
    return this.#takePicture(reader, path, format)
  }

  finish(): ImageCollector {
    const collector = this.#collector
    this.#giveAllLabels()
    this.#judgeRefused()
    if (collector.count > 0) return collector
    const [only] = collector.skipped
    if (only && this.#files === 1 && collector.skipped.length === 1) throw only.problem
    throw new Problem('import-nothing', { files: collector.skipped.length })
  }

  /** Forgets the images of a file that turns out to be unreadable, and puts off what that means for the others. */
  async #orRefuse(path: string, read: () => Promise<void>): Promise<void> {
    const [count, pictures] = [this.#collector.count, this.#pictures]
    try {
      await read()
    } catch (thrown) {
      if (this.#options.signal.aborted) throw thrown
      const problem = toProblem(thrown)
      if (problem.code === 'import-too-many') throw problem
      const stray = textFile.test(path) && this.#collector.count === count
      this.#refused.push({ file: path, problem, stray })
      this.#collector.cutTo(count)
      this.#pictures = pictures
      this.#blocks = this.#blocks.filter(({ first }) => first < count)
    }
  }

  /** @throws Problem of a file that cannot be passed over for what could be read */
  #judgeRefused(): void {
    const { count, skipped } = this.#collector
    if (this.#pictures === 0) {
      const grave = this.#refused.find(({ stray }) => !stray)
      const only = count + skipped.length === 0 ? this.#refused[0] : undefined
      const fault = grave ?? only
      if (fault) throw fault.problem
    }
    for (const { file, problem, stray } of this.#refused) {
      const noTable = { code: 'import-malformed', facts: { file, reason: 'no-table' } } as const
      const { code, facts } = problem
      skipped.push({ file, problem: stray ? noTable : { code, facts } })
    }
  }

  async #takeZip(reader: ByteReader, path: string): Promise<void> {
    for await (const entry of unzip(reader, path)) await this.take(entry, true)
  }

  async #takeArray(array: NumberArray, path: string): Promise<void> {
    const part = partOf(path)
    if (array.kind === 'labels') {
      this.#labels.push({ file: path, labels: array.labels, part })
      return
    }
    checkShape(array.shape, path)
    const block = { file: path, first: this.#collector.count, count: array.count, part }
    const rival = this.#blocks.find((other) => other.part === part)
    if (rival) throw new Problem('import-several-arrays', { one: rival.file, other: path })
    this.#blocks.push(block)
    const scale = new NumberScale(array.shape, path, () => this.#collector.darken(block.first))
    let row = 0
    for await (const values of array.rows) {
      row += 1
      this.#collector.add(scale.take(values, row), { split: part }, array.shape)
      await this.#pause()
    }
  }

  #giveAllLabels(): void {
    for (const { file, labels, part } of this.#labels) {
      const problem = this.#giveLabels(file, labels, part)
      if (problem) this.#refused.push({ file, problem, stray: false })
    }
    for (const { file, labels } of this.#pictureLabels) {
      const folder = file.slice(0, file.lastIndexOf('/') + 1)
      if (this.#collector.labelPictures(folder, labels) > 0) continue
      const problem = { code: 'import-malformed', facts: { file, reason: 'labels-unmatched' } } as const
      this.#collector.skipped.push({ file, problem })
    }
  }

  /** @returns why there is no array that they belong to */
  #giveLabels(file: string, labels: readonly string[], part: SplitName | undefined): Problem | null {
    const [only] = this.#blocks
    const block = this.#blocks.find((candidate) => candidate.part === part) ?? only
    if (!block) return new Problem('import-malformed', { file, reason: 'labels-alone' })
    if (labels.length !== block.count) {
      return new Problem('import-label-count', { file, labels: labels.length, images: block.count })
    }
    this.#collector.label(block.first, labels)
    return null
  }

  async #takeCsv(reader: ByteReader, path: string): Promise<void> {
    const split = partOf(path)
    const first = this.#collector.count
    const darken = () => this.#collector.darken(first)
    for await (const { image, label, size } of readCsv(reader.rest(), path, darken)) {
      this.#collector.add(image, { label, split }, size)
      await this.#pause()
    }
    if (this.#collector.count === first) {
      throw new Problem('import-malformed', { file: path, reason: 'no-rows' })
    }
  }

  async #takeLabels(reader: ByteReader, file: string): Promise<void> {
    const labels = await readLabels(reader.rest(), file, importLimits.most)
    this.#pictureLabels.push({ file, labels })
  }

  async #takePicture(reader: ByteReader, path: string, format: string | null): Promise<void> {
    const name = path.split('/').at(-1) ?? path
    try {
      const image = await this.#options.readPicture(await pictureIn(reader, name, format), name)
      this.#collector.add(fitToField(image), aboutPicture(path), image)
      this.#pictures += 1
    } catch (thrown) {
      const problem = toProblem(thrown)
      if (problem.code === 'import-too-many' || this.#options.signal.aborted) throw thrown
      if (this.#collector.skipped.length === importLimits.most) {
        throw new Problem('import-too-many', { maximum: importLimits.most })
      }
      this.#collector.skipped.push({ file: path, problem: { code: problem.code, facts: problem.facts } })
    }
  }

  /** Lets others have their turn now and then, and says how far this is. */
  async #pause(): Promise<void> {
    const now = performance.now()
    if (now - this.#pausedAt < sliceMs) return
    if (now - this.#reportedAt >= reportMs) {
      this.#reportedAt = now
      const share = this.#totalBytes === 0 ? 0 : this.#bytes / this.#totalBytes
      this.#options.onProgress({ images: this.#collector.count, share })
    }
    await yieldToMessages()
    this.#options.signal.throwIfAborted()
    this.#pausedAt = performance.now()
  }
}

function arrayReaderOf(start: Uint8Array): typeof readIdx | typeof readNpy | null {
  if (looksLikeIdx(start)) return readIdx
  return looksLikeNpy(start) ? readNpy : null
}

/** All bytes of a picture, which are not asked for where the first ones are of something else. */
async function pictureIn(
  reader: ByteReader,
  name: string,
  format: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  if (await reader.atEnd()) throw new Problem('image-empty', { file: name })
  checkFormat(format, name)
  const bytes = await reader.peek(mostPictureBytes + 1)
  if (bytes.length <= mostPictureBytes) return bytes.slice()
  const limit = mostPictureBytes / 1_000_000
  throw new Problem('image-too-many-bytes', { file: name, megabytes: limit + 1, limit })
}

/** What the folders of a picture say: the innermost one names its class, unless it names a part of the data. */
function aboutPicture(path: string): Provenance {
  const folders = path.split('/').filter((folder) => folder !== '' && folder !== '.' && folder !== '..')
  folders.pop()
  const label = folders.findLast((folder) => partOf(`${folder}/`) === undefined)
  return { path, label, split: folders.map((folder) => partOf(`${folder}/`)).find((part) => part) }
}

/** Which part of the data a path speaks of, by the usual names. */
function partOf(path: string): SplitName | undefined {
  if (/(^|[^a-z])(train|training)([^a-z]|$)/i.test(path)) return 'train'
  return /(^|[^a-z])(test|testing|t10k|val|valid|validation)([^a-z]|$)/i.test(path) ? 'test' : undefined
}
