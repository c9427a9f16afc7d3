/** The two groups as one score each, as the person has chosen it. */
import type { AnomaliesState, ScoredGroup } from '../../../session/explore/explore-state'

/** Nats; the higher, the more surprising. [count] */
export function scoresOf({ reconstruction, kl }: ScoredGroup, by: AnomaliesState['by']): Float32Array {
  if (by === 'reconstruction') return reconstruction
  return reconstruction.map((nats, index) => nats + (kl[index] as number))
}

/** Places of the highest scores, highest first, or of the lowest, lowest first. */
export function extremes(scores: Float32Array, end: 'most' | 'least', count: number): number[] {
  const sign = end === 'most' ? -1 : 1
  const places = Array.from(scores.keys())
  return places.sort((a, b) => sign * ((scores[a] as number) - (scores[b] as number))).slice(0, count)
}
