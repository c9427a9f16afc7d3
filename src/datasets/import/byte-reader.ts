/** Bytes that come in pieces, read in the order in which they lie in a file. */
import { joinBytes } from '../../lib/join-bytes'

/** The bytes ended before what was asked for. */
export class EndOfBytes extends Error {}

export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  /** Received and not yet read. */
  #held: Uint8Array = new Uint8Array(0)
  #ended = false

  /** How many bytes there are in all, where that is known. */
  readonly size: number | null

  constructor(chunks: AsyncIterable<Uint8Array>, size: number | null = null) {
    this.#chunks = chunks[Symbol.asyncIterator]()
    this.size = size
  }

  /** The next bytes, which stay to be read: fewer only where the file ends. */
  async peek(length: number): Promise<Uint8Array> {
    await this.#hold(length)
    return this.#held.subarray(0, length)
  }

  /** @throws EndOfBytes */
  async read(length: number): Promise<Uint8Array> {
    await this.#hold(length)
    if (this.#held.length < length) throw new EndOfBytes()
    const bytes = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return bytes
  }

  async atEnd(): Promise<boolean> {
    await this.#hold(1)
    return this.#held.length === 0
  }

  /** What is left, as it comes. */
  async *rest(): AsyncGenerator<Uint8Array> {
    while (!(await this.atEnd())) yield await this.read(this.#held.length)
  }

  async #hold(length: number): Promise<void> {
    if (this.#held.length >= length) return
    const parts = [this.#held]
    let held = this.#held.length
    while (held < length && !this.#ended) {
      const { value, done } = await this.#chunks.next()
      if (done) this.#ended = true
      else {
        parts.push(value)
        held += value.length
      }
    }
    this.#held = joinBytes(parts, held)
  }
}
