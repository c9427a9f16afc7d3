import type { LoadedSplit } from './dataset'

interface Waiter {
  count: number
  resolve: () => void
  reject: (reason: unknown) => void
}

/**
 * The arrays of one split, and who waits for what. Its files, the labels first and then the shards, may arrive
 * in any order; only a prefix of them counts.
 */
export class SplitBuffer implements LoadedSplit {
  readonly total: number
  readonly shardSize: number
  readonly images: Uint8Array<ArrayBuffer>
  readonly labels: Uint8Array<ArrayBuffer>
  readonly #pixels: number
  readonly #arrived: boolean[]
  /** Why, by index into the files. */
  readonly #failed = new Map<number, unknown>()
  #waiters: Waiter[] = []

  /** @param total,shardSize have been checked: they are allocated; @param pixels an image */
  constructor(total: number, shardSize: number, pixels: number) {
    this.total = total
    this.shardSize = shardSize
    this.images = new Uint8Array(total * pixels)
    this.labels = new Uint8Array(total)
    this.#pixels = pixels
    this.#arrived = new Array(1 + Math.ceil(total / shardSize)).fill(false)
  }

  get available(): number {
    return this.#imagesBefore(this.#arrived.indexOf(false))
  }

  whenAvailable(count: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ count: Math.min(count, this.total), resolve, reject })
      this.#settle()
    })
  }

  /** Where the uncompressed bytes of a file belong. */
  place(file: number): Uint8Array<ArrayBuffer> {
    if (file === 0) return this.labels
    const first = this.#imagesBefore(file)
    const end = Math.min(first + this.shardSize, this.total)
    return this.images.subarray(first * this.#pixels, end * this.#pixels)
  }

  arrive(file: number): void {
    this.#arrived[file] = true
    this.#settle()
  }

  /** A file will not come, unless it is asked for again. */
  fail(file: number, reason: unknown): void {
    this.#failed.set(file, reason)
    this.#settle()
  }

  /** A file that had failed is being asked for again. */
  expect(file: number): void {
    this.#failed.delete(file)
  }

  /** Images that are complete when every file before this one is there; -1 stands for the end. */
  #imagesBefore(file: number): number {
    return file < 0 ? this.total : Math.max(0, file - 1) * this.shardSize
  }

  #settle(): void {
    const { available } = this
    const firstFailed = this.#failed.size > 0 ? Math.min(...this.#failed.keys()) : -1
    const reachable = this.#imagesBefore(firstFailed)
    this.#waiters = this.#waiters.filter((waiter) => {
      if (waiter.count <= available) waiter.resolve()
      else if (waiter.count > reachable) waiter.reject(this.#failed.get(firstFailed))
      else return true
      return false
    })
  }
}
