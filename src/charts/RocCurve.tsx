import { useMemo } from 'react'
import styles from './RocCurve.module.css'

export interface RocCurveProps {
  /** The accessible name: what the picture shows, with its numbers. */
  label: string
  /** From (0, 0) to (1, 1): rates over falling thresholds. */
  curve: { falsePositiveRates: Float64Array; truePositiveRates: Float64Array }
  /** The threshold's two rates. */
  falsePositiveRate: number
  truePositiveRate: number
}

const side = 200

/** True against false positive rate, both from 0 to 1; the diagonal is what guessing would give. */
export function RocCurve({ label, curve, falsePositiveRate, truePositiveRate }: RocCurveProps) {
  const path = useMemo(() => pathOf(curve), [curve])
  return (
    <svg className={styles.plot} viewBox={`-4 -4 ${side + 8} ${side + 8}`} role="img" aria-label={label}>
      <rect className={styles.frame} width={side} height={side} />
      <path className={styles.guess} d={`M0 ${side}L${side} 0`} />
      <path className={styles.curve} d={path} />
      <circle
        className={styles.threshold}
        cx={falsePositiveRate * side}
        cy={(1 - truePositiveRate) * side}
        r={4.5}
      />
    </svg>
  )
}

/** Points that differ by less than half a unit of the picture are left out. */
function pathOf({ falsePositiveRates, truePositiveRates }: RocCurveProps['curve']): string {
  let path = `M0 ${side}`
  let [lastX, lastY] = [0, side]
  for (const [index, rate] of falsePositiveRates.entries()) {
    const x = rate * side
    const y = (1 - (truePositiveRates[index] as number)) * side
    if (index < falsePositiveRates.length - 1 && Math.hypot(x - lastX, y - lastY) < 0.5) continue
    path += `L${x.toFixed(2)} ${y.toFixed(2)}`
    lastX = x
    lastY = y
  }
  return path
}
