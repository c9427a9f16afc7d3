import { type KeyboardEvent, type PointerEvent, useCallback, useId, useMemo, useRef } from 'react'
import { arrows } from './arrow-keys'
import { CanvasLayer } from './CanvasLayer'
import type { Points } from './class-medians'
import { PointsLayer } from './PointsLayer'
import { classColor } from './palette'
import { pixelsPerUnit, toAxes, toPixels, type View } from './plane-axes'
import { pointTowards, viewOfPoints } from './point-search'
import styles from './ScatterPlot.module.css'
import { useThemeColors } from './theme-colors'
import { useNearest } from './use-nearest'
import { useSize } from './use-size'

export interface ScatterPlotProps {
  /** The accessible name. */
  label: string
  /** What the keys do, for screen readers. */
  help: string
  points: Points
  /** Class names by label, written at the classes' medians. */
  classNames: readonly string[]
  hiddenClasses: ReadonlySet<number>
  /** Whether points carry the symbols of their classes. */
  showSymbols: boolean
  /** Index of the point that is looked at; null: none. */
  looked: number | null
  onLook(index: number): void
  /** Enter on the point that is looked at. */
  onChoose(): void
}

/** How near to a point a pointer has to be, in CSS px. */
const near = 14

/** Points in a square without axes: their places mean nothing but who is near whom. */
export function ScatterPlot(props: ScatterPlotProps) {
  const { points, classNames, hiddenClasses, showSymbols, looked } = props
  const plot = useRef<HTMLDivElement>(null)
  const { width: side } = useSize(plot)
  const colors = useThemeColors()
  const id = useId()
  const view = useMemo(() => viewOfPoints(points.xy), [points])
  const looking = useLooking(props, view)
  const size = useMemo(() => ({ width: side, height: side }), [side])
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      if (looked === null) return
      const [x, y] = toPixels(view, side, placeAt(points.xy, looked))
      context.beginPath()
      context.arc(x, y, 7, 0, 2 * Math.PI)
      context.lineWidth = 2.5
      context.fillStyle = classColor(points.labels[looked] as number)
      context.fill()
      context.strokeStyle = colors.text
      context.stroke()
    },
    [points, looked, view, side, colors],
  )
  return (
    <div
      ref={plot}
      className={styles.plot}
      // Two dimensions to walk in; `application` hands the arrow keys to the page.
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is interactive, see the handlers
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={id}
      data-tooltip={props.help}
      {...looking}
    >
      {side > 0 && (
        <PointsLayer {...{ side, view, points, hiddenClasses, classNames, showSymbols, colors }} />
      )}
      <CanvasLayer size={size} paint={paint} />
      <p id={id} hidden>
        {props.help}
      </p>
    </div>
  )
}

/** How pointers and keys look at points. */
function useLooking(props: ScatterPlotProps, view: View) {
  const { points, hiddenClasses, looked, onLook, onChoose } = props
  const { xy, labels } = points
  const nearest = useNearest(points)
  const isShown = (index: number) => !hiddenClasses.has(labels[index] as number)
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const place = toAxes(view, box.width, [event.clientX - box.left, event.clientY - box.top])
    const reach = near / pixelsPerUnit(view, box.width)
    const index = nearest(place, [reach, reach], hiddenClasses)
    if (index !== null) onLook(index)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') onChoose()
    const direction = arrows[event.key]
    if (!direction) return
    event.preventDefault()
    const next =
      looked === null
        ? nearest(view.centre, [2 * view.halfWidth, 2 * view.halfWidth], hiddenClasses)
        : pointTowards(xy, looked, direction, isShown)
    if (next !== null) onLook(next)
  }
  return { onPointerMove: follow, onPointerDown: follow, onKeyDown }
}

function placeAt(xy: Float32Array, index: number): [number, number] {
  return [xy[2 * index] as number, xy[2 * index + 1] as number]
}
