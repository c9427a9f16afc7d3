/** Notices that a worker has fallen silent; asks it for a sign of life, and only while somebody waits for it. */
import { Silence } from '../../lib/silence'
import { patienceAtStartMs } from '../loop/patience'

const tickMs = 500

export class Heartbeat {
  readonly #silence: Silence
  #patienceMs = patienceAtStartMs

  constructor(ping: () => void, onSilence: () => void) {
    this.#silence = new Silence(tickMs, (silentMs) => {
      if (silentMs > this.#patienceMs) onSilence()
      else ping()
    })
  }

  /** Something has come from the worker. */
  sign(): void {
    this.#silence.end()
  }

  /** It may be silent for so long from now on. */
  allow(patienceMs: number): void {
    this.#patienceMs = patienceMs
  }

  /** Somebody waits. */
  watch(): void {
    this.#silence.watch()
  }

  /** Nobody does. */
  rest(): void {
    this.#silence.rest()
  }
}
