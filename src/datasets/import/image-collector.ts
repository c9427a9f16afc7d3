/** Gathers imported images, and makes a data set of them. */
import { Problem, type ProblemData } from '../../lib/problem'
import { imageSide } from '../../vae/image'
import { permutation, Stream } from '../../vae/random'
import { ImageStore } from './image-store'
import { type OwnDataset, ownDataset } from './own-dataset'
import { type ImageSize, type Provenance, ProvenanceTable, type SplitName } from './provenance-table'

/** How many images there may be. */
export const importLimits = { least: 20, most: 100_000, classes: 256 } as const

/** Where nothing says which images are for testing, one in so many is. */
const testShare = 7

/** A file that was left out, and why. */
export interface Skipped {
  file: string
  problem: ProblemData
}

export class ImageCollector {
  /** Files left out; the first of them are listed. */
  readonly skipped: Skipped[] = []
  readonly #images = new ImageStore()
  readonly #about = new ProvenanceTable(importLimits.most)

  get count(): number {
    return this.#images.count
  }

  /** How many images had which size, most frequent first. */
  get sizes(): [size: string, images: number][] {
    return this.#about.sizes.map(([{ width, height }, images]) => [`${width} × ${height}`, images])
  }

  /** @param image [784], of which a copy is kept; @param size that it had. @throws Problem 'import-too-many' */
  add(image: Uint8Array, about: Provenance, size: ImageSize): void {
    if (this.count === importLimits.most) throw new Problem('import-too-many', { maximum: importLimits.most })
    this.#images.add(image)
    this.#about.add(about, size)
  }

  /** Forgets the latest images, so that so many are left. */
  cutTo(count: number): void {
    this.#images.cutTo(count)
    this.#about.cutTo(count)
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
      this.#about.setLabel(first + index, label)
    })
  }

  /**
   * Labels of pictures, by their paths or the ends of these, of which the longest counts.
   * @param folder that they lie in; @returns how many pictures got one
   */
  labelPictures(folder: string, labels: ReadonlyMap<string, string>): number {
    let labelled = 0
    for (let index = 0; index < this.count; index++) {
      const path = this.#about.pathOf(index)
      if (path === '' || !path.startsWith(folder)) continue
      const end = endsOf(path).find((candidate) => labels.has(candidate))
      if (end === undefined) continue
      this.#about.setLabel(index, labels.get(end))
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
  finish(name: string): OwnDataset {
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
    return ownDataset({
      classes,
      images: this.#images.takeOut(Uint32Array.from(places)),
      labels: Uint8Array.from(places, (place) => labels.get(this.#about.labelOf(place) ?? name) ?? 0),
      names: places.map((place) => this.#about.pathOf(place).split('/').at(-1) ?? ''),
      train: train.length,
    })
  }

  /** Whether most images are dark on light, by the median of their borders. */
  get mostlyLight(): boolean {
    let light = 0
    for (let index = 0; index < this.count; index++) {
      if (hasLightBorder(this.#images.at(index))) light += 1
    }
    return light > this.count / 2
  }

  /** Names of classes in the order of their numbers, or of the alphabet. */
  #classes(name: string): string[] {
    const labels = new Set<string>()
    for (let index = 0; index < this.count; index++) labels.add(this.#about.labelOf(index) ?? name)
    return [...labels].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  }

  #divided(order: Uint32Array): Record<SplitName, number[]> {
    const given = (split: SplitName) => (place: number) => this.#about.splitOf(place) === split
    const places = [...order]
    const known = { train: places.filter(given('train')), test: places.filter(given('test')) }
    if (known.train.length > 0 && known.test.length > 0) {
      const rest = places.filter((place) => !this.#about.splitOf(place))
      return { train: [...known.train, ...rest], test: known.test }
    }
    const tests = Math.round(places.length / testShare)
    return { train: places.slice(tests), test: places.slice(0, tests) }
  }
}

/** Whether at least half of the outermost pixels are light: counted, for a sorted array would be one of thousands. */
function hasLightBorder(image: Uint8Array): boolean {
  const light = (x: number, y: number) => ((image[y * imageSide + x] as number) > 127 ? 1 : 0)
  const last = imageSide - 1
  let count = 0
  for (let at = 0; at < last; at++) {
    count += light(at, 0) + light(last, at) + light(last - at, last) + light(0, last - at)
  }
  return count >= 2 * last
}

/** a/b/c, b/c and c. */
function endsOf(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, first) => parts.slice(first).join('/'))
}
