import type { KeyboardEvent } from 'react'
import { arrows } from './arrow-keys'
import { defaultView, moved, showing, shows, type View, zoomed } from './plane-axes'

/** What an arrow key moves z, in axis units at the usual zoom; with Shift, the larger step. */
const step = 0.1
const largeStep = 0.5
/** What a letter moves the view, as a share of its width. */
const panShare = 0.1
const zoomStep = 1.5

type Point = readonly [number, number]

/** By the places of the keys, which letters other keyboards have there. */
const letters: Record<string, Point> = { KeyA: [-1, 0], KeyD: [1, 0], KeyS: [0, -1], KeyW: [0, 1] }

const zooms: Record<string, number> = { '+': zoomStep, '=': zoomStep, '-': 1 / zoomStep, _: 1 / zoomStep }

export interface PlaneKeys {
  view: View
  z: Point
  onMove(z: [number, number]): void
  onView(view: View): void
}

/**
 * Arrows move z, and the view follows; Home puts z back to the origin. Plus and minus zoom, W, A, S and D move the
 * view, and 0 shows the whole prior again. What a key does not mean is left alone.
 */
export function pressPlaneKey(event: KeyboardEvent, { view, z, onMove, onView }: PlaneKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const next = afterKey(event, z, view)
  const other = viewAfterKey(event, z, view)
  if (!next && !other) return
  event.preventDefault()
  if (next) onMove(next)
  const followed = other ?? showing(view, next ?? z)
  if (followed !== view) onView(followed)
}

/** Where a key moves z; rounded, so that steps there and back end where they began. */
function afterKey({ key, shiftKey }: KeyboardEvent, z: Point, view: View): [number, number] | null {
  if (key === 'Home') return [0, 0]
  const direction = arrows[key]
  if (!direction) return null
  const zoom = 2 ** Math.round(Math.log2(view.halfWidth / defaultView.halfWidth))
  const reach = (shiftKey ? largeStep : step) * zoom
  const move = (axis: 0 | 1) => Number((z[axis] + direction[axis] * reach).toFixed(6))
  return [move(0), move(1)]
}

function viewAfterKey({ key, code }: KeyboardEvent, z: Point, view: View): View | null {
  if (key === '0') return defaultView
  const factor = zooms[key]
  if (factor) return zoomed(view, factor, shows(view, z) ? z : view.centre)
  const direction = letters[code]
  if (!direction) return null
  const reach = 2 * view.halfWidth * panShare
  return moved(view, [direction[0] * reach, direction[1] * reach], [0, 0])
}
