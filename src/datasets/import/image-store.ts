/** Images of 28 x 28 grey bytes, taken one by one: in blocks rather than a hundred thousand arrays. */
import { imagePixels } from '../../vae/image'

/** Images in a block: 1.6 MB, which browsers take from the system and give back to it by themselves. */
const blockImages = 2048

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

  /** Forgets the latest images, so that so many are left. */
  cutTo(count: number): void {
    this.#count = count
    this.#blocks.length = Math.ceil(count / blockImages)
  }

  /** Where an image lies, [784]; what is written there is kept. */
  at(index: number): Uint8Array {
    const start = (index % blockImages) * imagePixels
    const block = this.#blocks[Math.floor(index / blockImages)] as Uint8Array
    return block.subarray(start, start + imagePixels)
  }

  /**
   * All images in another order, [count, 784]. They are put into it in their places and then handed on block by block,
   * each of which can go at once. None is left. @param order the old place of each image
   */
  takeOut(order: Uint32Array): Uint8Array {
    this.#arrange(order)
    const all = new Uint8Array(this.#count * imagePixels)
    for (let first = 0; first < this.#count; first += blockImages) {
      const block = this.#blocks.shift() as Uint8Array
      all.set(block.subarray(0, (this.#count - first) * imagePixels), first * imagePixels)
      free(block.buffer)
    }
    this.#count = 0
    return all
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

/** Gives memory back before garbage is next collected, where the browser can (ES2024). */
function free(buffer: ArrayBufferLike & { transfer?(length: number): void }): void {
  buffer.transfer?.(0)
}
