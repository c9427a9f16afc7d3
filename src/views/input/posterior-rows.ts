import type { Examination } from '../../training/answers'

/** What the encoder says about one latent dimension. */
export interface PosteriorRow {
  dimension: number
  mean: number
  sigma: number
  /** KL(N(mean, sigma²) || N(0, 1)) in nats (Kingma & Welling 2013, appendix B); without bound for a point. */
  kl: number
}

/** Dimensions shown at once. */
const most = 6

/** All dimensions, or those that say most, in their own order. */
export function posteriorRows({
  mean,
  logVariance,
}: Pick<Examination, 'mean' | 'logVariance'>): PosteriorRow[] {
  const rows = Array.from(mean, (value, dimension) => {
    const log = logVariance[dimension] ?? 0
    return {
      dimension,
      mean: value,
      sigma: Math.exp(log / 2),
      kl: (value * value + Math.exp(log) - 1 - log) / 2,
    }
  })
  if (rows.length <= most) return rows
  // Points all say infinitely much: those that lie furthest out come first.
  const says = ({ mean, kl }: PosteriorRow) => (Number.isFinite(kl) ? kl : Math.abs(mean))
  const telling = rows.toSorted((one, other) => says(other) - says(one)).slice(0, most)
  return telling.sort((one, other) => one.dimension - other.dimension)
}

/** Half the width of an axis on which all rows find room: the prior's, unless points lie beyond it. */
export function axisHalfWidth(rows: readonly PosteriorRow[]): number {
  return Math.max(4, ...rows.map(({ mean, sigma }) => (sigma === 0 ? 1.1 * Math.abs(mean) : 0)))
}
