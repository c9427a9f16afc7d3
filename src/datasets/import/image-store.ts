/** Images of 28 x 28 grey bytes, taken one by one: in blocks, since a hundred thousand arrays would need as much again. */
import { imagePixels } from '../../vae/image'

/** Images in a block: 800 kB. */
const blockImages = 1024

export class ImageStore {
  readonly #blocks: Uint8Array[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Copies an image, [784]. */
  add(image: Uint8Array): void {
    if (this.#count % blockImages === 0) this.#blocks.push(new Uint8Array(blockImages * imagePixels))
    this.#count += 1
    this.at(this.#count - 1).set(image)
  }

  /** Where an image lies, [784]; what is written there is kept. */
  at(index: number): Uint8Array {
    const start = (index % blockImages) * imagePixels
    const block = this.#blocks[Math.floor(index / blockImages)] as Uint8Array
    return block.subarray(start, start + imagePixels)
  }

  /**
   * Puts all images into another order, in their places, then hands them on in parts, one array a part. There is never
   * more than a block of them twice. None is left.
   * @param order the old place of each image; @param lengths of the parts, which add up to all
   */
  takeOut(order: Uint32Array, lengths: readonly number[]): Uint8Array[] {
    this.#arrange(order)
    let taken = 0
    const parts = lengths.map((length) => {
      const part = new Uint8Array(length * imagePixels)
      for (let index = 0; index < length; index++, taken++) {
        part.set(this.at(taken), index * imagePixels)
        if (taken % blockImages === blockImages - 1)
          this.#blocks[(taken - blockImages + 1) / blockImages] = gone
      }
      return part
    })
    this.#blocks.length = 0
    this.#count = 0
    return parts
  }

  /** Follows each cycle of the order round, so that one image at a time has no place. */
  #arrange(order: Uint32Array): void {
    const settled = new Uint8Array(this.#count)
    for (let start = 0; start < this.#count; start++) {
      if (settled[start]) continue
      const first = this.at(start).slice()
      let place = start
      for (;;) {
        settled[place] = 1
        const from = order[place] as number
        if (from === start) break
        this.at(place).set(this.at(from))
        place = from
      }
      this.at(place).set(first)
    }
  }
}

const gone = new Uint8Array(0)
