import { type ReactNode, useCallback, useId, useMemo, useRef } from 'react'
import { CanvasLayer } from './CanvasLayer'
import type { Points } from './class-medians'
import styles from './LatentPlane.module.css'
import { PlaneTicks } from './PlaneTicks'
import { PointsLayer } from './PointsLayer'
import { paintEllipse } from './paint-ellipse'
import { paintHandle } from './paint-handle'
import { densityFoot, paintInterval, paintPriorLine } from './paint-line'
import { type Manifold, paintManifold, renderManifold } from './paint-manifold'
import { markNames, paintRings, paintSigmas, ringNames } from './paint-rings'
import { defaultView, type Gaussian2D, type View } from './plane-axes'
import { useThemeColors } from './theme-colors'
import { useLingering } from './use-lingering'
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
  /** 1: only the first axis means something; the prior is a curve, the manifold a strip, the posterior an interval. */
  dimensions?: 1 | 2
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
  /** Decoration in the upper corner away from z, while a pointer is down and a moment after. */
  inset?: ReactNode
  /** A pointer or a key chose another z; always inside the view. */
  onMove(z: [number, number]): void
}

/** How long the inset stays after the pointer has gone, in ms. */
const insetLingers = 1200

/** The latent plane: prior, manifold, codes and posterior on true axes, with the z that is being decoded. */
export function LatentPlane(props: LatentPlaneProps) {
  const {
    view = defaultView,
    dimensions = 2,
    z,
    onMove,
    points,
    showPoints,
    hiddenClasses,
    classNames,
  } = props
  const plot = useRef<HTMLDivElement>(null)
  const { width: side } = useSize(plot)
  const colors = useThemeColors()
  const id = useId()
  const { handlers, held } = usePlaneInput(view, z, onMove)
  const insetShown = useLingering(held, insetLingers)
  const spoken = useSettled(props.valueText, 400)
  const drawn = { view, dimensions, side, colors }
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
        {...handlers}
      >
        <PlaneLayers {...props} {...drawn} />
        {points && showPoints && side > 0 && (
          <PointsLayer {...{ side, view, points, hiddenClasses, classNames, colors }} />
        )}
        <PlaneMarks {...props} {...drawn} />
        {props.inset && insetShown && z && (
          <div
            className={styles.inset}
            data-side={z[0] > view.centre[0] ? 'left' : 'right'}
            aria-hidden="true"
          >
            {props.inset}
          </div>
        )}
      </div>
      <PlaneTicks view={view} names={props.axisNames} dimensions={dimensions} />
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
  dimensions: 1 | 2
  /** CSS px. */
  side: number
  colors: ReturnType<typeof useThemeColors>
}

/** What lies under the points: the decoded pictures and the prior. */
function PlaneLayers(props: Drawn & Pick<LatentPlaneProps, 'manifold' | 'showManifold' | 'showRings'>) {
  const { view, side, colors, dimensions, manifold, showManifold, showRings } = props
  const size = useSquare(side)
  const rendered = useMemo(() => manifold && renderManifold(manifold, colors.text), [manifold, colors])
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      if (showManifold && manifold && rendered)
        paintManifold(context, side, view, rendered, manifold.view ?? view)
      if (showRings) (dimensions === 1 ? paintPriorLine : paintRings)(context, side, view, colors)
    },
    [showManifold, manifold, rendered, showRings, side, view, colors, dimensions],
  )
  return <CanvasLayer size={size} paint={paint} />
}

/** What lies over the points: the prior's numbers, the posterior and the handle, each on a canvas of its own. */
function PlaneMarks(props: Drawn & Pick<LatentPlaneProps, 'ellipse' | 'z' | 'showRings'>) {
  const { view, side, colors, dimensions, ellipse, z, showRings } = props
  const size = useSquare(side)
  const sigmas = useCallback(
    (context: CanvasRenderingContext2D) =>
      showRings && paintSigmas(context, side, dimensions === 1 ? markNames : ringNames, view, colors),
    [showRings, side, dimensions, view, colors],
  )
  const posterior = useCallback(
    (context: CanvasRenderingContext2D) =>
      ellipse && (dimensions === 1 ? paintInterval : paintEllipse)(context, side, view, ellipse, colors),
    [ellipse, side, view, colors, dimensions],
  )
  const [x, y] = z ?? [Number.NaN, Number.NaN]
  const handle = useCallback(
    (context: CanvasRenderingContext2D) =>
      !Number.isNaN(x) &&
      paintHandle(context, side, view, [x, dimensions === 1 ? densityFoot : y], colors, dimensions),
    [x, y, side, view, colors, dimensions],
  )
  return (
    <>
      <CanvasLayer size={size} paint={sigmas} />
      <CanvasLayer size={size} paint={posterior} />
      <CanvasLayer size={size} paint={handle} />
    </>
  )
}

function useSquare(side: number) {
  return useMemo(() => ({ width: side, height: side }), [side])
}
