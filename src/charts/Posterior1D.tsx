import { useMemo } from 'react'
import styles from './Posterior1D.module.css'

export interface Posterior1DProps {
  /** The accessible name with the numbers, e.g. "z1: 0.63 ± 0.06". */
  label: string
  mean: number
  /** Standard deviation. */
  sigma: number
  /** Half the width of the axis, in standard deviations of the prior. Default 4. */
  halfWidth?: number
}

const WIDTH = 120
const HEIGHT = 24
/** Height of the prior's peak, as a share of the box. */
const PRIOR_PEAK = 0.42

/**
 * N(mean, sigma²) of one latent dimension in front of the prior N(0, 1). Both on one scale while they fit:
 * a collapsed dimension lies exactly on the prior; a narrow posterior fills the height.
 */
export function Posterior1D({ label, mean, sigma, halfWidth = 4 }: Posterior1DProps) {
  const prior = useMemo(() => bellPath(0, 1, PRIOR_PEAK, halfWidth), [halfWidth])
  const posterior = bellPath(mean, sigma, Math.min(1, PRIOR_PEAK / sigma), halfWidth)
  return (
    <svg
      className={styles.curve}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className={styles.prior} d={prior} vectorEffect="non-scaling-stroke" />
      <path className={styles.posterior} d={posterior} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

/** A Gaussian bell with its peak at `peak` of the height, closed along the axis; finer where it is steep. */
function bellPath(mean: number, deviation: number, peak: number, halfWidth: number): string {
  const sigma = Math.max(deviation, 1e-6)
  const points = Array.from({ length: 61 }, (_, i) => {
    const deviations = (i - 30) / 7.5
    const x = Math.min(Math.max(mean + deviations * sigma, -halfWidth), halfWidth)
    const y = Math.exp(-0.5 * ((x - mean) / sigma) ** 2) * peak
    return `${(((x + halfWidth) / (2 * halfWidth)) * WIDTH).toFixed(2)} ${((1 - y) * (HEIGHT - 2) + 1).toFixed(2)}`
  })
  const left = points[0]?.split(' ')[0]
  const right = points.at(-1)?.split(' ')[0]
  return `M${left} ${HEIGHT - 1}L${points.join('L')}L${right} ${HEIGHT - 1}`
}
