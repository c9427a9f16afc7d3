import type { ReactNode } from 'react'
import type { Points } from './class-medians'
import styles from './PointCard.module.css'
import { shows, toPixels, type View } from './plane-axes'

export interface PointCardProps {
  view: View
  points: Points
  /** The point beside which it stands. */
  index: number
  children: ReactNode
}

/** A small card beside a point, on the side where there is room; with a ring around the point. */
export function PointCard({ view, points, index, children }: PointCardProps) {
  const place = [points.xy[2 * index] as number, points.xy[2 * index + 1] as number] as const
  if (!shows(view, place)) return null
  // On a plane with a side of 100, pixels are per cent.
  const [x, y] = toPixels(view, 100, place)
  return (
    <div className={styles.over}>
      <span className={styles.ring} style={{ left: `${x}%`, top: `${y}%` }} />
      <div
        className={styles.card}
        data-across={x > 50 ? 'left' : 'right'}
        data-up={y > 50}
        style={{ left: `${x}%`, top: `${y}%` }}
      >
        {children}
      </div>
    </div>
  )
}
