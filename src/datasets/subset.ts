/** A part of a data set: the images of some classes, and of these only the first ones for training. */
import { Problem } from '../lib/problem'
import type { Settings, SubsetSettings } from '../vae/settings'
import type { Dataset, Factors, LoadedSplit } from './dataset'
import { classCountOf } from './registry'

/** The data set itself where nothing is left out. @throws Problem 'subset-empty' if nothing is left */
export function subsetOf(dataset: Dataset, name: string, { classes, images }: SubsetSettings): Dataset {
  if (classes.length === 0 && images === null) return dataset
  const train = new SubsetSplit(dataset.train, dataset.pixels, classes, images)
  const test = new SubsetSplit(dataset.test, dataset.pixels, classes, null)
  if (train.total === 0 || test.total === 0) {
    throw new Problem('subset-empty', { dataset: name, classes: classes.join(', ') })
  }
  return { ...dataset, train, test, retry: () => dataset.retry() }
}

/**
 * Copies of rows of a split whose labels are all there. Its images are one shard, so that the order in which a run sees
 * them never depends on how they arrive.
 */
class SubsetSplit implements LoadedSplit {
  readonly total: number
  readonly shardSize: number
  readonly images: Uint8Array
  readonly labels: Uint8Array
  readonly factors?: Factors
  readonly #whole: LoadedSplit
  readonly #pixels: number
  /** Places in the whole, ascending. */
  readonly #places: readonly number[]
  #copied = 0

  constructor(whole: LoadedSplit, pixels: number, classes: readonly number[], most: number | null) {
    const places = Array.from(whole.labels.keys()).filter(
      (place) => classes.length === 0 || classes.includes(whole.labels[place] as number),
    )
    this.#places = places.slice(0, most ?? places.length)
    this.#whole = whole
    this.#pixels = pixels
    this.total = this.#places.length
    this.shardSize = this.total
    this.images = new Uint8Array(this.total * pixels)
    this.labels = Uint8Array.from(this.#places, (place) => whole.labels[place] as number)
    if (whole.factors) this.factors = factorsAt(whole.factors, this.#places)
  }

  get available(): number {
    const { images, available } = this.#whole
    for (; this.#copied < this.total; this.#copied++) {
      const place = this.#places[this.#copied] as number
      if (place >= available) break
      const row = images.subarray(place * this.#pixels, (place + 1) * this.#pixels)
      this.images.set(row, this.#copied * this.#pixels)
    }
    return this.#copied
  }

  async whenAvailable(count: number): Promise<void> {
    const last = this.#places[Math.min(count, this.total) - 1]
    if (last !== undefined) await this.#whole.whenAvailable(last + 1)
    // Reading it copies what has arrived.
    void this.available
  }
}

function factorsAt({ list, values }: Factors, places: readonly number[]): Factors {
  const kept = new Uint8Array(places.length * list.length)
  places.forEach((place, row) => {
    kept.set(values.subarray(place * list.length, (place + 1) * list.length), row * list.length)
  })
  return { list, values: kept }
}

/** @throws Problem 'subset-class-unknown' for a label that the data set does not have */
export function checkSubset({ dataset, subset }: Pick<Settings, 'dataset' | 'subset'>): void {
  const classes = classCountOf(dataset) ?? Number.POSITIVE_INFINITY
  const unknown = subset.classes.find((label) => label >= classes)
  if (unknown === undefined) return
  throw new Problem('subset-class-unknown', { dataset, label: unknown, last: classes - 1 })
}
