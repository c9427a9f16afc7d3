/** Notices that a worker has fallen silent; asks it for a sign of life, and only while somebody waits for it. */
import { patienceAtStartMs } from '../patience'

const tickMs = 500
/** A tick that comes later than this has found the page itself asleep: that is no silence of the worker. */
const longestTickMs = 2 * tickMs

export class Heartbeat {
  readonly #ping: () => void
  readonly #onSilence: () => void
  #timer: ReturnType<typeof setInterval> | undefined
  #tickedAt = 0
  #silentMs = 0
  #patienceMs = patienceAtStartMs

  constructor(ping: () => void, onSilence: () => void) {
    this.#ping = ping
    this.#onSilence = onSilence
  }

  /** Something has come from the worker. */
  sign(): void {
    this.#silentMs = 0
  }

  /** It may be silent for so long from now on. */
  allow(patienceMs: number): void {
    this.#patienceMs = patienceMs
  }

  /** Somebody waits. */
  watch(): void {
    if (this.#timer !== undefined) return
    this.#silentMs = 0
    this.#tickedAt = performance.now()
    this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  /** Nobody does. */
  rest(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #tick(): void {
    const now = performance.now()
    this.#silentMs += Math.min(now - this.#tickedAt, longestTickMs)
    this.#tickedAt = now
    if (this.#silentMs > this.#patienceMs) this.#onSilence()
    else this.#ping()
  }
}
