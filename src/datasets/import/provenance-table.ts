/** What is known of imported images besides their pixels. */
import { TextColumn } from './text-column'

export type SplitName = 'train' | 'test'

export interface Provenance {
  label?: string | undefined
  split?: SplitName | undefined
  /** Of its file, where it has one of its own. */
  path?: string | undefined
}

/** In pixels, before it was brought to 28 x 28. */
export interface ImageSize {
  width: number
  height: number
}

/** More than any side of an image has. */
const mostSide = 2 ** 16

const splitNames = [undefined, 'train', 'test'] as const

/**
 * A row an image, in a few long arrays: objects would lie scattered among what reading leaves behind, and keep the
 * memory of that from being given back.
 */
export class ProvenanceTable {
  readonly #sizes: Uint32Array
  /** Numbers of splits and of labels; 0 where nothing is known. */
  readonly #splits: Uint8Array
  readonly #labels: Uint32Array
  readonly #labelNames: (string | undefined)[] = [undefined]
  readonly #labelNumbers = new Map<string | undefined, number>([[undefined, 0]])
  readonly #paths: TextColumn
  #count = 0

  /** @param most rows */
  constructor(most: number) {
    this.#sizes = new Uint32Array(most)
    this.#splits = new Uint8Array(most)
    this.#labels = new Uint32Array(most)
    this.#paths = new TextColumn(most)
  }

  add({ label, split, path = '' }: Provenance, { width, height }: ImageSize): void {
    this.#sizes[this.#count] = width * mostSide + height
    this.#splits[this.#count] = splitNames.indexOf(split)
    this.#paths.add(path)
    this.setLabel(this.#count, label)
    this.#count += 1
  }

  /** Forgets the latest images, so that so many are left. */
  cutTo(count: number): void {
    this.#paths.cutTo(count)
    this.#count = count
  }

  setLabel(index: number, label: string | undefined): void {
    let number = this.#labelNumbers.get(label)
    if (number === undefined) {
      number = this.#labelNames.push(label) - 1
      this.#labelNumbers.set(label, number)
    }
    this.#labels[index] = number
  }

  labelOf(index: number): string | undefined {
    return this.#labelNames[this.#labels[index] as number]
  }

  splitOf(index: number): SplitName | undefined {
    return splitNames[this.#splits[index] as number]
  }

  /** Empty where it has none. */
  pathOf(index: number): string {
    return this.#paths.at(index)
  }

  /** How many images had which size, most frequent first. */
  get sizes(): [size: ImageSize, images: number][] {
    const counts = new Map<number, number>()
    for (const size of this.#sizes.subarray(0, this.#count)) counts.set(size, (counts.get(size) ?? 0) + 1)
    return [...counts]
      .sort(([, one], [, other]) => other - one)
      .map(([size, images]) => [{ width: Math.floor(size / mostSide), height: size % mostSide }, images])
  }
}
