/** What the rounds of a task come to: medians, and how far from the possible. */
import { median } from './statistics.mjs'

/** How a contestant is called where people read. */
export function nameOf({ id, isolation }, backend) {
  const name = id.replace('our engine', `our ${backend} engine`)
  return isolation === 'plain' ? name : `${name}, isolated page`
}

/** For each entry its medians, or null where a step took too long to be measured. */
export function summary({ task, entries }) {
  return entries.map(({ id, isolation, rounds }) => {
    if (rounds.length === 0) return null
    const of = (quantity) => rounds.map((each) => each[quantity])
    const milliseconds = median(of('milliseconds'))
    return {
      id,
      isolation,
      milliseconds,
      fastest: Math.min(...of('milliseconds')),
      slowest: Math.max(...of('milliseconds')),
      imagesPerSecond: (1000 * task.batchSize) / milliseconds,
      issuing: median(of('issuing')),
      dispatches: median(of('dispatches')),
      submits: median(of('submits')),
      rounds: rounds.length,
    }
  })
}

/**
 * How near our engine on one thread comes to the speed of its product alone; null where that was not measured.
 * @returns floating-point operations of a step, all and without those of black pixels; a second, of the product alone
 *   and of the step; and the share of the one in the other, black pixels left out
 */
export function roofline(result) {
  const { work, peak } = result
  const ours = summary(result).find((each) => each?.id === 'our engine' && each.isolation === 'plain')
  if (!peak || !ours) return null
  const dense = work.flops
  const lit = work.flops - work.imageFlops + work.litImageFlops
  const reached = (1000 * lit) / ours.milliseconds
  return { dense, lit, peak, reached, share: reached / peak, intensity: lit / work.bytes }
}
