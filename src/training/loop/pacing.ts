/** How the worker shares its one thread between training and answering the page. */

/** A slice of training lasts about this long, so that a decode request never waits longer than those in flight. */
const sliceMs = 8
const longestSlice = 64
/** A slice that lasts longer than this, and so many times as long as usual, was interrupted. */
const frozenMs = 1_000
const frozenTimes = 20

/** Says how many steps fit into a slice and how many are done a second, from how long steps took. */
export class Pace {
  #msPerStep: number | null = null
  #windowStart = 0
  #windowSteps = 0
  #rate: number | null = null

  /** How long a step takes; null until one has been done. */
  get msPerStep(): number | null {
    return this.#msPerStep
  }

  get stepsPerSlice(): number {
    if (this.#msPerStep === null) return 1
    return Math.max(1, Math.min(longestSlice, Math.floor(sliceMs / this.#msPerStep)))
  }

  /** Slices that an engine is given at a time: where a step lasts longer than a slice shall, no other waits behind it. */
  get slicesInFlight(): number {
    return this.#msPerStep !== null && this.#msPerStep <= sliceMs ? 2 : 1
  }

  get stepsPerSecond(): number | null {
    return this.#rate
  }

  /** To be called when training begins or goes on after a rest, so that the rest does not count. */
  start(now: number): void {
    this.#windowStart = now
    this.#windowSteps = 0
    this.#rate = null
  }

  /** To be called when another engine goes on. */
  forget(now: number): void {
    this.#msPerStep = null
    this.start(now)
  }

  /** @param tookMs from when the engine could begin with them until it had done them */
  record(steps: number, tookMs: number, now: number): void {
    const latest = tookMs / steps
    // The page was frozen, or the computer asleep: that is a rest.
    if (this.#msPerStep !== null && tookMs > Math.max(frozenMs, frozenTimes * steps * this.#msPerStep)) {
      this.start(now)
      return
    }
    this.#msPerStep = this.#msPerStep === null ? latest : 0.8 * this.#msPerStep + 0.2 * latest
    this.#windowSteps += steps
    const elapsed = now - this.#windowStart
    if (elapsed < 500) return
    const rate = (1000 * this.#windowSteps) / elapsed
    this.#rate = this.#rate === null ? rate : 0.5 * this.#rate + 0.5 * rate
    this.#windowStart = now
    this.#windowSteps = 0
  }
}
