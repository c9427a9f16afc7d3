/** How long nobody has given a sign of life, counted while somebody waits for one. */
export class Silence {
  readonly #tickMs: number
  readonly #onTick: (silentMs: number) => void
  #timer: ReturnType<typeof setInterval> | undefined
  #tickedAt = 0
  #silentMs = 0

  /** @param onTick told the silence every so many milliseconds */
  constructor(tickMs: number, onTick: (silentMs: number) => void) {
    this.#tickMs = tickMs
    this.#onTick = onTick
  }

  /** Begins to count, unless it does already. */
  watch(): void {
    if (this.isWatched) return
    this.#silentMs = 0
    this.#tickedAt = performance.now()
    this.#timer = setInterval(() => this.#tick(), this.#tickMs)
  }

  /** Somebody has given a sign. */
  end(): void {
    this.#silentMs = 0
  }

  /** Nobody waits any more. */
  rest(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  get isWatched(): boolean {
    return this.#timer !== undefined
  }

  #tick(): void {
    const now = performance.now()
    // A tick that comes much later has found this thread itself busy or asleep: that is nobody else's silence.
    this.#silentMs += Math.min(now - this.#tickedAt, 2 * this.#tickMs)
    this.#tickedAt = now
    this.#onTick(this.#silentMs)
  }
}
