import { type ReactNode, useId, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Points } from './class-medians'
import styles from './LatentPlane.module.css'
import { type Path, PathLayer } from './PathLayer'
import { type Drawn, PlaneLayers, PlaneMarks } from './PlaneLayers'
import { PlaneTicks } from './PlaneTicks'
import { PointCard } from './PointCard'
import { PointsLayer } from './PointsLayer'
import type { Corner } from './paint-corners'
import type { Density } from './paint-density'
import type { ClassGaussian } from './paint-ellipse'
import type { Manifold } from './paint-manifold'
import type { Trails } from './paint-trails'
import type { Place, PlaceSource } from './place-source'
import { type Gaussian2D, lineView, type View } from './plane-axes'
import { SpokenPlace } from './SpokenPlace'
import { useThemeColors } from './theme-colors'
import { useLingering } from './use-lingering'
import { useNoFling } from './use-no-fling'
import { usePicking } from './use-picking'
import { usePlaneInput } from './use-plane-input'
import { usePlaneWheel } from './use-plane-wheel'
import { type Peek, usePointPeek } from './use-point-peek'
import { useSize } from './use-size'

/** Each layer paints again only when one of its own props is another object: keep them while nothing changed. */
export interface LatentPlaneProps {
  /** The accessible name. */
  label: string
  /** What the keys do (see `press-plane-key.ts`), for screen readers. */
  help: string
  /** How the wheel zooms, for those who have turned it in vain. */
  wheelHint: string
  /** The chosen z in words, read aloud when it has come to rest; keep it while the words are the same. */
  placeText(place: Place): string
  /** Names of the axes, e.g. z₁ and z₂. */
  axisNames?: readonly [string, string] | undefined
  view: View
  /** 1: only the first axis means something; the prior is a curve, the manifold a strip, the posterior an interval. */
  dimensions?: 1 | 2
  /** Codes of test images; null: none yet. */
  points: Points | null
  /** Class names by label, written at the classes' medians. */
  classNames: readonly string[]
  hiddenClasses: ReadonlySet<number>
  showPoints: boolean
  /** Whether points carry the symbols of their classes. */
  showSymbols: boolean
  showRings: boolean
  showManifold: boolean
  manifold: Manifold | null
  /** q(z|x) of the present picture. */
  ellipse: Gaussian2D | null
  /** Posteriors of other pictures. */
  posteriors: readonly ClassGaussian[]
  /** What the plane goes through. */
  corners: readonly Corner[]
  /** Where codes are denser than the prior; null: not shown. */
  density: Density | null
  /** How points have moved; null: not shown. */
  trails: Trails | null
  path: Path | null
  /** What is drawn over all of it. */
  overlay?(drawn: Drawn): ReactNode
  /** The chosen z. */
  place: PlaceSource
  /** Decoration in the upper corner away from z, while a pointer is down and a moment after. */
  inset?: ReactNode
  /** What is said of a point that somebody looks at, beside it. */
  pointCard(peek: Peek & { close(): void }): ReactNode
  /** Somebody means a point: one that was pressed while picking, or the nearest one to z. */
  onPick(index: number): void
  /** One of the points is asked for, and this is said over the plane. */
  picking?: ReactNode
  /** Escape: none of the points. */
  onPickNone(): void
  /** Buttons over the lower corner. */
  controls?: ReactNode
  /** A pointer or a key chose another z. */
  onMove(z: [number, number]): void
  /** A pointer begins or ends to move z. */
  onDrag(dragged: boolean): void
  /** A pointer, the wheel or a key chose another view. */
  onView(view: View): void
}

/** How long the inset stays after the pointer has gone, in ms. */
const insetLingers = 1200

/** The latent plane: prior, manifold, codes and posterior on true axes, with the z that is being decoded. */
export function LatentPlane(props: LatentPlaneProps) {
  const { dimensions = 2, points, showPoints, hiddenClasses, classNames } = props
  const { place, onMove, onDrag, onView } = props
  const picking = Boolean(props.picking)
  const plot = useRef<HTMLDivElement>(null)
  const { width: side } = useSize(plot)
  const colors = useThemeColors()
  const id = useId()
  const view = useMemo(() => (dimensions === 1 ? lineView(props.view) : props.view), [props.view, dimensions])
  const seen = showPoints || picking ? points : null
  const peeking = usePointPeek(seen, view, hiddenClasses)
  usePicking(plot, picking, place, peeking)
  const { handlers, held, panning } = usePlaneInput({
    ...{ view, place, picking, onMove, onDrag, onView },
    onHover: peeking.hover,
    onPress(at, side, finger) {
      const pressed = peeking.press(at, side, finger)
      // A finger covers what it presses: the card shows it first.
      if (picking && !finger && pressed !== null) props.onPick(pressed)
    },
    onGesture: peeking.clear,
    onLeave: peeking.leave,
    onEscape() {
      peeking.clear()
      if (picking) props.onPickNone()
    },
    onEnter() {
      const nearest = peeking.nearestTo(place.read())
      if (nearest !== null) props.onPick(nearest)
    },
  })
  const hinting = usePlaneWheel(plot, view, onView)
  useNoFling(plot)
  const insetShown = useLingering(held, insetLingers)
  const drawn: Drawn = { view, dimensions, side, colors }
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
        data-tooltip={props.help}
        data-panning={panning}
        {...handlers}
      >
        <PlaneLayers {...props} {...drawn} />
        {seen && side > 0 && (
          <PointsLayer
            {...{ side, view, points: seen, hiddenClasses, classNames, colors }}
            showSymbols={props.showSymbols}
          />
        )}
        {props.path && side > 0 && <PathLayer {...{ side, view, colors }} path={props.path} />}
        <PlaneMarks {...props} {...drawn} />
        {side > 0 && props.overlay?.(drawn)}
        {props.inset && insetShown && (
          <Inset place={place} middle={view.centre[0]}>
            {props.inset}
          </Inset>
        )}
        {hinting && (
          <p className={styles.hint} aria-hidden="true">
            {props.wheelHint}
          </p>
        )}
      </div>
      {seen && peeking.peek && (
        <PointCard view={view} points={seen} index={peeking.peek.index}>
          {props.pointCard({ ...peeking.peek, close: peeking.clear })}
        </PointCard>
      )}
      <div className={styles.controls}>{props.controls}</div>
      {picking && <div className={styles.picking}>{props.picking}</div>}
      <PlaneTicks view={view} names={props.axisNames} dimensions={dimensions} />
      <p id={id} hidden>
        {props.help}
      </p>
      <SpokenPlace place={place} text={props.placeText} />
    </div>
  )
}

/** In the upper corner away from z. */
function Inset({ place, middle, children }: { place: PlaceSource; middle: number; children: ReactNode }) {
  const side = useSyncExternalStore(place.subscribe, () => (place.read()[0] > middle ? 'left' : 'right'))
  return (
    <div className={styles.inset} data-side={side} aria-hidden="true">
      {children}
    </div>
  )
}
