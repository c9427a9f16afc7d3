/** Data that a person brings: read, looked at, and used from then on until others take their place. */
import type { Dataset } from '../../datasets/dataset'
import type { ImageCollector } from '../../datasets/import/image-collector'
import { importedId } from '../../datasets/import/imported-id'
import { type FilePart, ownDataFile, readOwnDataFile } from '../../datasets/import/own-data-file'
import type { OwnDataset } from '../../datasets/import/own-dataset'
import type { ImportFile, ImportProgress } from '../../datasets/import/read-files'
import { readPictureBytes } from '../../datasets/picture-file'
import { Problem } from '../../lib/problem'
import type { DataOrigin, ImportedDataset, ImportPreview } from '../protocol'

/** Pictures in a preview, and files that were left out. */
const shown = { samples: 60, skipped: 50, sizes: 4 }

interface Offer {
  name: string
  dataset: OwnDataset
}

export class Imports {
  readonly #onProgress: (progress: ImportProgress) => void
  #reading: AbortController | null = null
  #offer: Offer | null = null
  #used: (Offer & { id: string })[] = []

  constructor(onProgress: (progress: ImportProgress) => void) {
    this.#onProgress = onProgress
  }

  /** Reads files and shows what they hold; another reading is given up. */
  async read(files: readonly ImportFile[]): Promise<ImportPreview> {
    this.cancel()
    const reading = new AbortController()
    this.#reading = reading
    const { signal } = reading
    const collector = await collect(files, signal, this.#onProgress)
    signal.throwIfAborted()
    const name = nameOf(files)
    const { mostlyLight, sizes } = collector
    const dataset = collector.finish(name)
    this.#offer = { name, dataset }
    return {
      name,
      ...countsOf(dataset),
      sizes: sizes.slice(0, shown.sizes),
      otherSizes: Math.max(0, sizes.length - shown.sizes),
      skipped: collector.skipped.slice(0, shown.skipped),
      skippedFiles: collector.skipped.length,
      mostlyLight,
      samples: dataset.train.images.slice(0, shown.samples * dataset.pixels),
    }
  }

  /** Gives a reading up, and what it led to. */
  cancel(): void {
    this.#reading?.abort()
    this.#reading = null
    this.#offer = null
  }

  /**
   * Makes what was read last a data set that a run can have. Memory is not to hold more than another one beside it.
   * @param negative turned light on dark; @param needed id of what stays as well: all others are forgotten
   * @returns those that there are, the newest last
   */
  accept(negative: boolean, needed: string | null): ImportedDataset[] {
    if (!this.#offer) throw new Problem('unexpected', { reason: 'nothing has been read' })
    const { name, dataset } = this.#offer
    const id = importedId(
      name,
      this.#used.map((used) => used.id),
    )
    this.#offer = null
    return this.#use(id, { name, dataset: toned(dataset, negative) }, needed === null ? [] : [needed])
  }

  /**
   * Makes what has been a data set of this id one again, whatever is being read.
   * @param beside as of {@link #use}; @throws Problem 'dataset-not-here' where what was kept is damaged
   */
  async restore(id: string, from: DataOrigin, beside: readonly string[]): Promise<ImportedDataset[]> {
    const offer =
      'kept' in from ? await readOwnDataFile(from.kept) : await readAgain(from.files, from.negative)
    if (!offer) throw new Problem('dataset-not-here', { dataset: id })
    return this.#use(id, offer, beside)
  }

  /** A data set as the parts of a file that {@link restore} takes. @throws Problem 'dataset-not-here' */
  async file(id: string): Promise<FilePart[]> {
    const found = this.#used.find((used) => used.id === id)
    if (!found) throw new Problem('dataset-not-here', { dataset: id })
    return ownDataFile(found.name, found.dataset)
  }

  /** @param beside ids of those that stay: all others are forgotten */
  #use(id: string, offer: Offer, beside: readonly string[]): ImportedDataset[] {
    this.#used = this.#used.filter((used) => used.id !== id && beside.includes(used.id))
    this.#used.push({ id, ...offer })
    return this.#used.map((used) => ({ id: used.id, name: used.name, classes: used.dataset.classes }))
  }

  /** The data set of this id, if there is one. */
  get(id: string): Dataset | null {
    return this.#used.find((used) => used.id === id)?.dataset ?? null
  }
}

/** In its own memory: dark on light turned into light on dark, where somebody wants it. */
function toned(dataset: OwnDataset, negative: boolean): OwnDataset {
  const { images } = dataset.whole
  if (negative) {
    for (let index = 0; index < images.length; index++) images[index] = 255 - (images[index] as number)
  }
  return { ...dataset, negative }
}

async function readAgain(files: readonly ImportFile[], negative: boolean): Promise<Offer> {
  const name = nameOf(files)
  const collector = await collect(files, new AbortController().signal, () => {})
  return { name, dataset: toned(collector.finish(name), negative) }
}

async function collect(
  files: readonly ImportFile[],
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImageCollector> {
  // Fetched when somebody has data to bring.
  const { readFiles } = await import('../../datasets/import/read-files')
  return readFiles(files, { signal, onProgress, readPicture: readPictureBytes })
}

/** What a person would call them: the file's name, or that of the folder. */
function nameOf(files: readonly ImportFile[]): string {
  const path = files[0]?.path ?? ''
  const [outermost = ''] = path.split('/')
  return outermost.replace(/(\.(zip|npz|npy|csv|tsv|txt|gz|idx|png|jpe?g|webp))+$/i, '') || outermost
}

function countsOf({ classes, train, test }: Dataset): Pick<ImportPreview, 'train' | 'test' | 'classes'> {
  const counts = new Array<number>(classes.length).fill(0)
  for (const { labels } of [train, test]) for (const label of labels) counts[label] = (counts[label] ?? 0) + 1
  return {
    train: train.total,
    test: test.total,
    classes: classes.map((name, label) => ({ name, images: counts[label] ?? 0 })),
  }
}
