import { useCallback, useId, useMemo, useRef } from 'react'
import { CanvasLayer } from './CanvasLayer'
import type { Points } from './class-medians'
import styles from './LatentPlane.module.css'
import { PlaneTicks } from './PlaneTicks'
import { PointsLayer } from './PointsLayer'
import { type Gaussian2D, paintEllipse } from './paint-ellipse'
import { paintHandle } from './paint-handle'
import { type Manifold, paintManifold, renderManifold } from './paint-manifold'
import { paintRings } from './paint-rings'
import { defaultView, type View } from './plane-axes'
import { useThemeColors } from './theme-colors'
import { usePlaneInput } from './use-plane-input'
import { useSettled } from './use-settled'
import { useSize } from './use-size'

/** Each layer paints again only when one of its own props is another object: keep them while nothing changed. */
export interface LatentPlaneProps {
  /** The accessible name. */
  label: string
  /** What the keys do (arrows 0.1, with Shift 0.5, Home to the origin), for screen readers. */
  help: string
  /** The chosen z in words, read aloud when it has come to rest. */
  valueText: string
  /** Names of the axes, e.g. z₁ and z₂. */
  axisNames?: readonly [string, string] | undefined
  view?: View
  /** Codes of test images; null: none yet. */
  points: Points | null
  /** Class names by label, written at the classes' medians. */
  classNames: readonly string[]
  hiddenClasses: ReadonlySet<number>
  showPoints: boolean
  showRings: boolean
  showManifold: boolean
  manifold: Manifold | null
  /** q(z|x) of the present picture. */
  ellipse: Gaussian2D | null
  /** The chosen z; null draws no handle. */
  z: readonly [number, number] | null
  /** A pointer or a key chose another z; always inside the view. */
  onMove(z: [number, number]): void
}

/** The latent plane: prior, manifold, codes and posterior on true axes, with the z that is being decoded. */
export function LatentPlane(props: LatentPlaneProps) {
  const { view = defaultView, z, onMove, points, showPoints, hiddenClasses, classNames } = props
  const plot = useRef<HTMLDivElement>(null)
  const { width: side } = useSize(plot)
  const colors = useThemeColors()
  const id = useId()
  const input = usePlaneInput(view, z, onMove)
  const spoken = useSettled(props.valueText, 400)
  return (
    <div className={styles.plane}>
      <div
        ref={plot}
        className={styles.plot}
        // A plane has two values; `slider` has one. `application` hands the arrow keys to the page.
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is interactive, see the handlers
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={id}
        {...input}
      >
        <PlaneLayers {...props} view={view} side={side} colors={colors} />
        {points && showPoints && side > 0 && (
          <PointsLayer {...{ side, view, points, hiddenClasses, classNames, colors }} />
        )}
        <PlaneMarks ellipse={props.ellipse} z={z} view={view} side={side} colors={colors} />
      </div>
      <PlaneTicks view={view} names={props.axisNames} />
      <p id={id} hidden>
        {props.help}
      </p>
      <p className={styles.spoken} aria-live="polite">
        {spoken}
      </p>
    </div>
  )
}

interface Drawn {
  view: View
  /** CSS px. */
  side: number
  colors: ReturnType<typeof useThemeColors>
}

/** What lies under the points: the decoded pictures and the prior. */
function PlaneLayers(props: Drawn & Pick<LatentPlaneProps, 'manifold' | 'showManifold' | 'showRings'>) {
  const { view, side, colors, manifold, showManifold, showRings } = props
  const size = useSquare(side)
  const rendered = useMemo(() => manifold && renderManifold(manifold, colors.text), [manifold, colors])
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      if (showManifold && manifold && rendered)
        paintManifold(context, side, view, rendered, manifold.view ?? view)
      if (showRings) paintRings(context, side, view, colors)
    },
    [showManifold, manifold, rendered, showRings, side, view, colors],
  )
  return <CanvasLayer size={size} paint={paint} />
}

/** What lies over the points: the posterior and the handle, each on a canvas of its own. */
function PlaneMarks({ view, side, colors, ellipse, z }: Drawn & Pick<LatentPlaneProps, 'ellipse' | 'z'>) {
  const size = useSquare(side)
  const posterior = useCallback(
    (context: CanvasRenderingContext2D) => ellipse && paintEllipse(context, side, view, ellipse, colors),
    [ellipse, side, view, colors],
  )
  const [x, y] = z ?? [Number.NaN, Number.NaN]
  const handle = useCallback(
    (context: CanvasRenderingContext2D) =>
      !Number.isNaN(x) && paintHandle(context, side, view, [x, y], colors),
    [x, y, side, view, colors],
  )
  return (
    <>
      <CanvasLayer size={size} paint={posterior} />
      <CanvasLayer size={size} paint={handle} />
    </>
  )
}

function useSquare(side: number) {
  return useMemo(() => ({ width: side, height: side }), [side])
}
