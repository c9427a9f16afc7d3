import type { Embedding } from '../training/answers'

/** Renewals that a trail reaches back, and points that have one: more would hide what they show. */
const longest = 6
const points = 300

/** A trail with the newest places at its end. */
export function longerTrail(trail: readonly Embedding[], newest: Embedding): readonly Embedding[] {
  const count = Math.min(points, newest.labels.length)
  const values = count * (newest.means.length / newest.labels.length)
  const first: Embedding = {
    means: newest.means.slice(0, values),
    logVariances: newest.logVariances.slice(0, values),
    labels: newest.labels.slice(0, count),
  }
  return [...trail, first].slice(-longest)
}
