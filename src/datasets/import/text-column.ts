/** Texts, as UTF-8 one after another in one array. */
export class TextColumn {
  #bytes = new Uint8Array(2 ** 16)
  /** Where each text ends. */
  readonly #ends: Uint32Array
  #count = 0

  /** @param most texts */
  constructor(most: number) {
    this.#ends = new Uint32Array(most)
  }

  add(text: string): void {
    const start = this.#endOf(this.#count)
    // No UTF-16 unit takes more than three bytes.
    this.#makeRoom(start + 3 * text.length)
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(start))
    this.#ends[this.#count] = start + written
    this.#count += 1
  }

  /** Forgets the latest texts, so that so many are left. */
  cutTo(count: number): void {
    this.#count = count
  }

  at(index: number): string {
    return decoder.decode(this.#bytes.subarray(this.#endOf(index), this.#ends[index]))
  }

  /** Of so many texts. */
  #endOf(count: number): number {
    return this.#ends[count - 1] ?? 0
  }

  #makeRoom(length: number): void {
    if (length <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.length))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

const encoder = new TextEncoder()
// A text may begin with what would be a byte order mark elsewhere.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
