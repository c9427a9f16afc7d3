import { useId } from 'react'
import styles from './RateDistortion.module.css'

export interface RatePoint {
  /** Nats. */
  rate: number
  distortion: number
  /** Above the point, e.g. "β 4". */
  name: string
}

export interface RateDistortionProps {
  /** The accessible name: what the picture shows. */
  label: string
  /** Oldest first. */
  points: readonly RatePoint[]
  /** Whether the last one stands out. */
  newest?: boolean
  rateText: string
  distortionText: string
  /** A number at the end of an axis. */
  format(nats: number): string
}

const width = 360
const height = 220
const margin = { left: 44, bottom: 36, top: 24, right: 24 }

/** What codes cost against what is lost, a point a model. */
export function RateDistortion(props: RateDistortionProps) {
  const { label, points, newest = false, rateText, distortionText, format } = props
  const caption = useId()
  const rates = axis(
    points.map(({ rate }) => rate),
    0,
  )
  const distortions = axis(points.map(({ distortion }) => distortion))
  const x = (rate: number) => margin.left + share(rates, rate) * (width - margin.left - margin.right)
  const y = (distortion: number) =>
    margin.top + (1 - share(distortions, distortion)) * (height - margin.top - margin.bottom)
  const bottom = height - margin.bottom
  return (
    <figure className={styles.figure} aria-labelledby={caption}>
      <svg className={styles.plot} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <path className={styles.axes} d={`M${margin.left} ${margin.top}V${bottom}H${width - margin.right}`} />
        <text x={margin.left - 6} y={margin.top + 8} textAnchor="end">
          {format(distortions[1])}
        </text>
        <text x={margin.left - 6} y={bottom} textAnchor="end">
          {format(distortions[0])}
        </text>
        <text x={margin.left} y={bottom + 16}>
          {format(rates[0])}
        </text>
        <text x={width - margin.right} y={bottom + 16} textAnchor="end">
          {format(rates[1])}
        </text>
        {points.map(({ rate, distortion, name }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points are only ever added at the end
          <g key={index} className={newest && index === points.length - 1 ? styles.newest : styles.point}>
            <circle cx={x(rate)} cy={y(distortion)} r={5} />
            <text x={x(rate)} y={y(distortion) - 9} textAnchor={anchorOf(name, x(rate))}>
              {name}
            </text>
          </g>
        ))}
      </svg>
      <figcaption id={caption} className={styles.caption}>
        ↑ {distortionText} → {rateText}
      </figcaption>
    </figure>
  )
}

/** Over the middle of its point, unless a long name would leave the picture there. */
function anchorOf(name: string, place: number): 'start' | 'middle' | 'end' {
  if (name.length <= 10) return 'middle'
  return place > width / 2 ? 'end' : 'start'
}

/** From the least to the greatest value, with room around them; from `start`, where that is given. */
function axis(values: readonly number[], start?: number): readonly [low: number, high: number] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const room = Math.max(0.15 * (high - low), 1)
  return [start ?? Math.max(0, low - room), high + room]
}

function share([low, high]: readonly [number, number], value: number): number {
  return (value - low) / (high - low)
}
