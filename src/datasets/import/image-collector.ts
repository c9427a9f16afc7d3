/** Gathers imported images, and makes a data set of them. */
import { Problem, type ProblemData } from '../../lib/problem'
import { imagePixels, imageSide } from '../../vae/image'
import { permutation, Stream } from '../../vae/random'
import type { Dataset, LoadedSplit } from '../dataset'
import { borderLevel } from './fit-to-field'
import { ImageStore } from './image-store'

/** How many images there may be. */
export const importLimits = { least: 20, most: 100_000, classes: 256 } as const

/** More than any side of an image has. */
const mostSide = 2 ** 16

/** Where nothing says which images are for testing, one in so many is. */
const testShare = 7

export type SplitName = 'train' | 'test'

/** What is known of an image besides its pixels. */
export interface Provenance {
  label?: string | undefined
  split?: SplitName | undefined
  /** Of its file, where it has one of its own. */
  path?: string | undefined
}

/** In pixels, before it was brought to 28 x 28. */
interface ImageSize {
  width: number
  height: number
}

/** A file that was left out, and why. */
export interface Skipped {
  file: string
  problem: ProblemData
}

export class ImageCollector {
  /** Files left out; the first of them are listed. */
  readonly skipped: Skipped[] = []
  readonly #images = new ImageStore()
  readonly #about: (Provenance & ImageSize)[] = []

  get count(): number {
    return this.#images.count
  }

  /** How many images had which size, most frequent first. */
  get sizes(): [size: string, images: number][] {
    // By numbers rather than texts, of which there would be a hundred thousand.
    const counts = new Map<number, number>()
    for (const { width, height } of this.#about) {
      const size = width * mostSide + height
      counts.set(size, (counts.get(size) ?? 0) + 1)
    }
    return [...counts]
      .sort(([, one], [, other]) => other - one)
      .map(([size, images]) => [`${Math.floor(size / mostSide)} × ${size % mostSide}`, images])
  }

  /** @param image [784], of which a copy is kept; @param size that it had. @throws Problem 'import-too-many' */
  add(image: Uint8Array, about: Provenance, { width, height }: ImageSize): void {
    if (this.count === importLimits.most) throw new Problem('import-too-many', { maximum: importLimits.most })
    this.#images.add(image)
    this.#about.push({ ...about, width, height })
  }

  /** Forgets the latest images, so that so many are left. */
  cutTo(count: number): void {
    this.#images.cutTo(count)
    this.#about.length = count
  }

  /** Grey levels of bytes that were taken for numbers from 0 to 1. @param first image that they concern, all after it too */
  darken(first: number): void {
    for (let index = first; index < this.count; index++) {
      const image = this.#images.at(index)
      image.forEach((level, pixel) => {
        image[pixel] = Math.round(level / 255)
      })
    }
  }

  /** Labels that came in a file of their own. @param first the image that the first of them belongs to */
  label(first: number, labels: readonly string[]): void {
    labels.forEach((label, index) => {
      const about = this.#about[first + index]
      if (about) about.label = label
    })
  }

  /**
   * Labels of pictures, by their paths or the ends of these, of which the longest counts.
   * @param folder that they lie in; @returns how many pictures got one
   */
  labelPictures(folder: string, labels: ReadonlyMap<string, string>): number {
    let labelled = 0
    for (const about of this.#about) {
      if (!about.path?.startsWith(folder)) continue
      const label = endsOf(about.path).find((end) => labels.has(end))
      if (label === undefined) continue
      about.label = labels.get(label)
      labelled += 1
    }
    return labelled
  }

  /**
   * The data set, in an order drawn by a seed that is always the same, so that either split mixes the classes. The
   * collector holds no image afterwards: memory may not have room for them twice.
   * @param name of the class of whatever has no label
   * @throws Problem 'import-too-few' or 'import-too-many-classes'
   */
  finish(name: string): Dataset {
    const { least, classes: mostClasses } = importLimits
    if (this.count < least) throw new Problem('import-too-few', { images: this.count, minimum: least })
    const classes = this.#classes(name)
    if (classes.length > mostClasses) {
      throw new Problem('import-too-many-classes', { classes: classes.length, maximum: mostClasses })
    }
    const order = permutation(this.count, { seed: 1, stream: Stream.importOrder, step: 0 })
    const { train, test } = this.#divided(order)
    const places = [...train, ...test]
    const labels = new Map(classes.map((label, index) => [label, index]))
    const whole = splitOf({
      images: this.#images.takeOut(Uint32Array.from(places)),
      labels: Uint8Array.from(places, (place) => labels.get(this.#about[place]?.label ?? name) ?? 0),
      names: places.map((place) => this.#about[place]?.path?.split('/').at(-1) ?? ''),
    })
    return {
      classes,
      pixels: imagePixels,
      train: partOf(whole, 0, train.length),
      test: partOf(whole, train.length, places.length),
      whole,
      retry: () => {},
    }
  }

  /** Whether most images are dark on light, by the median of their borders. */
  get mostlyLight(): boolean {
    let light = 0
    for (let index = 0; index < this.count; index++) {
      const data = this.#images.at(index)
      if (borderLevel({ width: imageSide, height: imageSide, data }) > 127) light += 1
    }
    return light > this.count / 2
  }

  /** Names of classes in the order of their numbers, or of the alphabet. */
  #classes(name: string): string[] {
    const labels = new Set(this.#about.map(({ label }) => label ?? name))
    return [...labels].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  }

  #divided(order: Uint32Array): Record<SplitName, number[]> {
    const given = (split: SplitName) => (place: number) => this.#about[place]?.split === split
    const places = [...order]
    const known = { train: places.filter(given('train')), test: places.filter(given('test')) }
    if (known.train.length > 0 && known.test.length > 0) {
      const rest = places.filter((place) => !this.#about[place]?.split)
      return { train: [...known.train, ...rest], test: known.test }
    }
    const tests = Math.round(places.length / testShare)
    return { train: places.slice(tests), test: places.slice(0, tests) }
  }
}

type Content = Required<Pick<LoadedSplit, 'images' | 'labels' | 'names'>>

function splitOf({ images, labels, names }: Content): LoadedSplit & Content {
  const total = labels.length
  const whenAvailable = async () => {}
  return { total, available: total, images, labels, names, shardSize: total, whenAvailable }
}

/** Some images of a split, in the same memory; without names where none has one. */
function partOf({ images, labels, names }: Content, from: number, to: number): LoadedSplit {
  const part = splitOf({
    images: images.subarray(from * imagePixels, to * imagePixels),
    labels: labels.subarray(from, to),
    names: names.slice(from, to),
  })
  if (part.names.some((name) => name !== '')) return part
  const { names: _, ...rest } = part
  return rest
}

/** a/b/c, b/c and c. */
function endsOf(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, first) => parts.slice(first).join('/'))
}
