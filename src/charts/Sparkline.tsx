import { robustRange } from './robust-range'
import styles from './Sparkline.module.css'

export interface SparklineProps {
  /** The accessible name: what the picture shows. */
  label: string
  /** Places along the curve, ascending. */
  x: readonly number[]
  y: readonly number[]
}

const width = 100
const height = 40

/** A curve as small as a word, without axes: its shape says how it went. */
export function Sparkline({ label, x, y }: SparklineProps) {
  const [from, to] = [x[0] ?? 0, x.at(-1) ?? 1]
  const [low, high] = robustRange([y], []) ?? [0, 1]
  const points = x.map((place, index) => {
    const value = Math.min(Math.max(y[index] ?? low, low), high)
    return `${(width * (place - from)) / (to - from || 1)},${height * (1 - (value - low) / (high - low || 1))}`
  })
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <polyline points={points.join(' ')} />
    </svg>
  )
}
