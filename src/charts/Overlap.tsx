import styles from './Overlap.module.css'

export interface OverlapProps {
  /** The accessible name: what the picture shows, with its numbers. */
  label: string
  /** From the left of the first bin to the right of the last. */
  range: readonly [number, number]
  /** Of two groups, a share a bin. */
  first: Float64Array
  second: Float64Array
  /** Where the line stands, in the unit of the range. */
  threshold: number
  /** Another place that stands out, if there is one. */
  mark: number | null
}

const width = 400
const height = 120

/** Two histograms over each other, a threshold, and perhaps one more value. */
export function Overlap({ label, range, first, second, threshold, mark }: OverlapProps) {
  const [low, high] = range
  const highest = Math.max(...first, ...second)
  const at = (value: number) => Math.min(1, Math.max(0, (value - low) / (high - low || 1))) * width
  const line = (value: number) => `M${at(value)} 0V${height}`
  return (
    <svg
      className={styles.plot}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className={styles.first} d={outline(first, highest)} vectorEffect="non-scaling-stroke" />
      <path className={styles.second} d={outline(second, highest)} vectorEffect="non-scaling-stroke" />
      <path className={styles.threshold} d={line(threshold)} vectorEffect="non-scaling-stroke" />
      {mark !== null && <path className={styles.mark} d={line(mark)} vectorEffect="non-scaling-stroke" />}
    </svg>
  )
}

/** The steps of a histogram, closed along the axis. */
function outline(shares: Float64Array, highest: number): string {
  const step = width / shares.length
  const steps = Array.from(shares, (share, bin) => {
    const y = height - (share / highest) * (height - 4)
    return `L${(bin * step).toFixed(2)} ${y.toFixed(2)}H${((bin + 1) * step).toFixed(2)}`
  })
  return `M0 ${height}${steps.join('')}V${height}Z`
}
