import { memo } from 'react'
import styles from './PlaneTicks.module.css'
import { axisTicks, toPixels, type View } from './plane-axes'

export interface PlaneTicksProps {
  view: View
  names?: readonly [string, string] | undefined
  dimensions: 1 | 2
}

/** The numbers along the left and the lower edge of the plane, and what they are; long names stand inside. */
export const PlaneTicks = memo(function PlaneTicks({ view, names, dimensions }: PlaneTicksProps) {
  // On a plane with a side of 100, pixels are per cent.
  const place = (x: number, y: number) => toPixels(view, 100, [x, y])
  const [ticksX, ticksY] = [axisTicks(view, 0), dimensions === 2 ? axisTicks(view, 1) : []]
  const long = names?.some((name) => name.length > 3) ?? false
  return (
    <>
      <div className={styles.left} aria-hidden="true">
        {ticksY.map((tick) => (
          <span key={tick} style={{ top: `${place(0, tick)[1]}%` }}>
            {text(tick)}
          </span>
        ))}
        {names && !long && <em style={{ top: `${place(0, beforeLast(ticksY))[1]}%` }}>{names[1]}</em>}
      </div>
      <div className={styles.below} aria-hidden="true">
        {ticksX.map((tick) => (
          <span key={tick} style={{ left: `${place(tick, 0)[0]}%` }}>
            {text(tick)}
          </span>
        ))}
        {names && !long && <em style={{ left: `${place(beforeLast(ticksX), 0)[0]}%` }}>{names[0]}</em>}
      </div>
      {names && long && (
        <div className={styles.inside} aria-hidden="true">
          <em>{names[1]}</em>
          <em>{names[0]}</em>
        </div>
      )}
    </>
  )
})

/** Between the last two numbers, where there is room for a name. */
function beforeLast(ticks: readonly number[]): number {
  return ((ticks.at(-1) ?? 0) + (ticks.at(-2) ?? 0)) / 2
}

/** With a true minus sign, which is as wide as a digit. */
function text(tick: number): string {
  return String(tick).replace('-', '−')
}
