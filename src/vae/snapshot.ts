/** Everything that a run needs to go on, on any engine: plain numbers on the host. */
export interface Snapshot {
  /** Flat, as `parameterLayout` lays it out. */
  parameters: Float32Array
  /** The optimiser's moments in the same layout; absent in a file that holds only weights. */
  moments: Moments | null
  /**
   * Optimiser steps that the moments have seen: Adam's bias correction needs it. Less than the steps of the run
   * where the run went on from a file without moments.
   */
  step: number
}

/** `optimiser.ts` says what becomes of them. An optimiser that does without one of them leaves it as it likes. */
export interface Moments {
  m: Float32Array
  v: Float32Array
}
