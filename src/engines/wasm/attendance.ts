/** Whether stages are shared with helpers: not for a while where waiting for them took longer than working without. */

/** Over which it is judged. */
const judgedStages = 64
/** For how long helpers are left out: longer each time that they are late again. */
const shortestRest = 512
const longestRest = 8192

/**
 * A helper whose processor is wanted by others, another tab or another program, stops in the middle of a unit, and
 * the whole stage waits until it goes on. Who computes does not change a bit of the results.
 */
export class Attendance {
  #stages = 0
  #worked = 0
  #waited = 0
  #rest = shortestRest
  /** Stages that are still to be done without helpers. */
  #left = 0

  /** To be asked once a stage. */
  sharesNext(): boolean {
    if (this.#left === 0) return true
    this.#left--
    return false
  }

  /** What became of a shared stage. @param worked ms of the engine's own thread; @param waited ms for helpers after it */
  record(worked: number, waited: number): void {
    this.#worked += worked
    this.#waited += waited
    if (++this.#stages < judgedStages) return
    // Helpers that do their share spare as much time as the engine's own thread works.
    if (this.#waited > this.#worked) {
      this.#left = this.#rest
      this.#rest = Math.min(longestRest, 2 * this.#rest)
    } else this.#rest = shortestRest
    this.#stages = 0
    this.#worked = 0
    this.#waited = 0
  }
}
