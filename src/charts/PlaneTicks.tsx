import { memo } from 'react'
import styles from './PlaneTicks.module.css'
import { axisTicks, toPixels, type View } from './plane-axes'

export interface PlaneTicksProps {
  view: View
  names?: readonly [string, string] | undefined
}

/** The numbers along the left and the lower edge of the plane. */
export const PlaneTicks = memo(function PlaneTicks({ view, names }: PlaneTicksProps) {
  // On a plane with a side of 100, pixels are per cent.
  const place = (x: number, y: number) => toPixels(view, 100, [x, y])
  return (
    <>
      <div className={styles.left} aria-hidden="true">
        {axisTicks(view, 1).map((tick) => (
          <span key={tick} style={{ top: `${place(0, tick)[1]}%` }}>
            {text(tick)}
          </span>
        ))}
        {names && <em>{names[1]}</em>}
      </div>
      <div className={styles.below} aria-hidden="true">
        {axisTicks(view, 0).map((tick) => (
          <span key={tick} style={{ left: `${place(tick, 0)[0]}%` }}>
            {text(tick)}
          </span>
        ))}
        {names && <em>{names[0]}</em>}
      </div>
    </>
  )
})

/** With a true minus sign, which is as wide as a digit. */
function text(tick: number): string {
  return String(tick).replace('-', '−')
}
