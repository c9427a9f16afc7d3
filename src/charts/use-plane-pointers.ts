import { type PointerEvent, useRef, useState } from 'react'
import type { PlaceSource } from './place-source'
import { clampToView, defaultView, moved, toAxes, type View, zoomed } from './plane-axes'

type Point = readonly [number, number]

/** A pointer that moves no farther, in px, presses what is under it. */
const still = 4
/** Two taps in so short a time (ms) and so close together (px) are one gesture. */
const doubleTap = { within: 350, near: 24 }

export interface PlanePointers {
  view: View
  place: PlaceSource
  /** The space bar is down: a pointer moves the view. */
  panning: boolean
  /** One of the points is to be pressed: a pointer leaves z where it is. */
  picking: boolean
  onMove(z: [number, number]): void
  /** A pointer begins or ends to move z. */
  onDrag(dragged: boolean): void
  onView(view: View): void
  /** A mouse goes over a place, in px, and presses nothing. */
  onHover(at: Point, side: number): void
  /** Something was pressed and let go. @param finger it was no mouse */
  onPress(at: Point, side: number, finger: boolean): void
  /** Something else begins. */
  onGesture(): void
}

interface Gesture {
  /** What the pointers do. 'press': nothing yet; 'over': one of several was lifted, and the rest does nothing. */
  kind: 'move' | 'press' | 'pan' | 'pinch' | 'over'
  /** Where each pointer is, in px from the plane's corner. */
  at: Map<number, Point>
  /** z before it. */
  from: Point
  /** Where it began. */
  start: Point
}

/**
 * One pointer moves z within the view; two, the middle button or the space bar move the view, and two zoom it.
 * A second finger takes back what the first did to z. Two taps show the whole prior again.
 */
export function usePlanePointers(input: PlanePointers) {
  const { view, place, panning, picking, onMove, onView } = input
  const gesture = useRef<Gesture | null>(null)
  const lastTap = useRef({ time: Number.NEGATIVE_INFINITY, at: [0, 0] as Point })
  const [held, setHeld] = useState(false)

  const hold = (dragged: boolean) => {
    setHeld(dragged)
    input.onDrag(dragged)
  }
  const moveTo = (side: number, at: Point) => onMove(clampToView(view, toAxes(view, side, at)))
  const begin = (event: PointerEvent<HTMLElement>) => {
    const { at, side } = placeOf(event)
    const kind = event.button === 1 || panning ? 'pan' : picking ? 'press' : 'move'
    gesture.current = { kind, at: new Map([[event.pointerId, at]]), from: place.read(), start: at }
    input.onGesture()
    if (kind !== 'move') return
    hold(true)
    if (isDoubleTap(lastTap.current, event.timeStamp, at)) onView(defaultView)
    else moveTo(side, at)
    lastTap.current = { time: event.timeStamp, at }
  }
  const join = (event: PointerEvent<HTMLElement>, present: Gesture) => {
    if (present.kind === 'move') onMove([...present.from])
    present.kind = present.at.size === 1 ? 'pinch' : 'over'
    present.at.set(event.pointerId, placeOf(event).at)
    hold(false)
  }
  const end = (event: PointerEvent<HTMLElement>) => {
    const present = gesture.current
    const last = present?.at.get(event.pointerId)
    if (!present || !last) return
    present.at.delete(event.pointerId)
    const short = present.kind === 'move' || present.kind === 'press'
    const pressed = short && distance(present.start, last) <= still
    if (pressed) input.onPress(last, placeOf(event).side, event.pointerType !== 'mouse')
    present.kind = 'over'
    if (present.at.size > 0) return
    gesture.current = null
    hold(false)
  }
  return {
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button > 1) return
        // The middle button scrolls the page, where nobody prevents it.
        if (event.button === 1) event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        if (gesture.current) join(event, gesture.current)
        else begin(event)
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const present = gesture.current
        const before = present?.at.get(event.pointerId)
        const { at, side } = placeOf(event)
        if (!present && event.pointerType === 'mouse') input.onHover(at, side)
        if (!present || !before) return
        const all = [...present.at]
        present.at.set(event.pointerId, at)
        if (present.kind === 'move') moveTo(side, at)
        if (present.kind === 'pan') onView(moved(view, toAxes(view, side, before), toAxes(view, side, at)))
        const [other] = all.flatMap(([id, place]) => (id === event.pointerId ? [] : [place]))
        if (present.kind === 'pinch' && other) onView(pinched(view, side, [before, other], [at, other]))
      },
      onLostPointerCapture: end,
    },
    /** A pointer is down and moves z. */
    held,
  }
}

function placeOf(event: PointerEvent<HTMLElement>): { at: Point; side: number } {
  const box = event.currentTarget.getBoundingClientRect()
  return { at: [event.clientX - box.left, event.clientY - box.top], side: box.width }
}

function isDoubleTap(last: { time: number; at: Point }, time: number, at: Point): boolean {
  return time - last.time < doubleTap.within && distance(last.at, at) < doubleTap.near
}

/** What two fingers hold stays between them. */
function pinched(view: View, side: number, before: [Point, Point], after: [Point, Point]): View {
  const between = ([one, other]: [Point, Point]) =>
    toAxes(view, side, [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2])
  const [from, to] = [between(before), between(after)]
  const factor = Math.max(1, distance(...after)) / Math.max(1, distance(...before))
  const shift = (axis: 0 | 1) => from[axis] + (to[axis] - from[axis]) / factor
  return moved(zoomed(view, factor, from), from, [shift(0), shift(1)])
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1])
}
