/** For how long a worker may be silent before it is taken to hang. */
import type { Pace } from './pacing'

/** A slice of training lasts some milliseconds; everything else yields as often. */
const usualPatienceMs = 5_000
/** An engine may compile for that long before it has done anything. */
export const patienceAtStartMs = 60_000
/** What is done in one piece may last as long as so many steps of training. */
const steps = 20

/** Milliseconds; of few sizes, so that a new one is seldom told. @param pace of the engine that there is */
export function patienceWith({ msPerStep }: Pace): number {
  if (msPerStep === null) return patienceAtStartMs
  return Math.max(usualPatienceMs, 2 ** Math.ceil(Math.log2(steps * msPerStep)))
}
