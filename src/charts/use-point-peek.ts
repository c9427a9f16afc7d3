import { useEffect, useState } from 'react'
import type { Points } from './class-medians'
import { pixelsPerUnit, toAxes, type View } from './plane-axes'
import { useNearest } from './use-nearest'

/** How far from a point a pointer means it, in px. */
const reachPx = { mouse: 7, finger: 14 }

/** A point that somebody looks at. */
export interface Peek {
  /** Among all points. */
  index: number
  /** Pressed: it stays until the next press. */
  pinned: boolean
}

/** The point under the mouse, or the one that was pressed last. @param points null where there are none to be seen */
export function usePointPeek(points: Points | null, view: View, hiddenClasses: ReadonlySet<number>) {
  const [peek, setPeek] = useState<Peek | null>(null)
  // Other points, as of another model, are not the ones that somebody looked at.
  useEffect(() => {
    if (!points) setPeek(null)
  }, [points])
  const near = useNearest(points)
  const nearest = (place: readonly [number, number], side: number, px: number): number | null => {
    const reach = px / pixelsPerUnit(view, side)
    return near(place, [reach, reach / (view.stretch ?? 1)], hiddenClasses)
  }
  const show = (index: number | null, pinned: boolean) =>
    setPeek((last) =>
      last?.index === index && last?.pinned === pinned ? last : index === null ? null : { index, pinned },
    )
  /** The point nearest to a place, wherever that is. */
  const nearestTo = (place: readonly [number, number]) => nearest(place, 1, Number.MAX_SAFE_INTEGER)
  const present = points && peek && peek.index < points.labels.length ? peek : null
  return {
    peek: present,
    hover(at: readonly [number, number], side: number) {
      if (!peek?.pinned) show(nearest(toAxes(view, side, at), side, reachPx.mouse), false)
    },
    /** @returns the point that was pressed */
    press(at: readonly [number, number], side: number, finger: boolean): number | null {
      const pressed = nearest(toAxes(view, side, at), side, finger ? reachPx.finger : reachPx.mouse)
      show(pressed, true)
      return pressed
    },
    nearestTo,
    /** Looks at the point nearest to a place. */
    lookNear: (place: readonly [number, number]) => show(nearestTo(place), false),
    // A finger leaves as soon as it has pressed.
    leave: () => setPeek((last) => (last?.pinned ? last : null)),
    clear: () => setPeek(null),
  }
}
