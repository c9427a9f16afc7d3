import { useRef } from 'react'
import type { Points } from './class-medians'
import { PlaneLayers } from './PlaneLayers'
import { PointsLayer } from './PointsLayer'
import type { Manifold } from './paint-manifold'
import type { View } from './plane-axes'
import styles from './SmallPlane.module.css'
import { useThemeColors } from './theme-colors'
import { useSize } from './use-size'

interface SmallPlaneProps {
  /** What is seen, in words. */
  label: string
  view: View
  points: Points
  classNames: readonly string[]
  manifold: Manifold
}

const none: ReadonlySet<number> = new Set()

/** A latent plane to look at, as wide as its container: points, manifold and prior. */
export function SmallPlane({ label, view, points, classNames, manifold }: SmallPlaneProps) {
  const plot = useRef<HTMLDivElement>(null)
  const { width: side } = useSize(plot)
  const colors = useThemeColors()
  const drawn = { view, side, colors, hiddenClasses: none }
  return (
    <div ref={plot} className={styles.plane} role="img" aria-label={label}>
      {side > 0 && (
        <>
          <PlaneLayers
            {...drawn}
            dimensions={2}
            manifold={manifold}
            showManifold
            showRings
            density={null}
            trails={null}
          />
          <PointsLayer {...drawn} points={points} classNames={classNames} showSymbols={false} />
        </>
      )}
    </div>
  )
}
