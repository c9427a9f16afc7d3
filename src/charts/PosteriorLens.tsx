import { useMemo, useRef } from 'react'
import { PlaneMarks } from './PlaneLayers'
import type { PlaceSource } from './place-source'
import type { Gaussian2D } from './plane-axes'
import styles from './SmallPlane.module.css'
import { useThemeColors } from './theme-colors'
import { useSize } from './use-size'

interface PosteriorLensProps {
  posterior: Gaussian2D
  /** Of z. */
  place: PlaceSource
  dimensions: 1 | 2
}

/** Standard deviations from the middle to an edge: nearly no draw lies beyond. */
const reach = 3
/** Of a posterior that is a point, in axis units. */
const leastHalfWidth = 0.1

const none: readonly never[] = []

/** A posterior and the z that was drawn from it, enlarged: on the whole plane both may be but a dot. */
export function PosteriorLens({ posterior, place, dimensions }: PosteriorLensProps) {
  const plot = useRef<HTMLDivElement>(null)
  const { width: side } = useSize(plot)
  const colors = useThemeColors()
  const view = useMemo(
    () => ({
      centre: posterior.mean,
      halfWidth: Math.max(reach * Math.max(...posterior.sigma), leastHalfWidth),
    }),
    [posterior],
  )
  return (
    <div ref={plot} className={styles.plane}>
      {side > 0 && (
        <PlaneMarks
          {...{ view, side, colors, dimensions, place }}
          ellipse={posterior}
          posteriors={none}
          corners={none}
          showRings={false}
        />
      )}
    </div>
  )
}
