import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { clampToView, toAxes, type View } from './plane-axes'

/** What an arrow key moves, in axis units; with Shift, the larger step. Home goes to the origin. */
const KEY_STEP = 0.1
const SHIFT_KEY_STEP = 0.5

const directions: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
}

type Point = readonly [number, number]

/** The handlers by which a pointer of any kind and the keyboard move z within the view. */
export function usePlaneInput(view: View, z: Point | null, onMove: (z: [number, number]) => void) {
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    onMove(clampToView(view, toAxes(view, box.width, [event.clientX - box.left, event.clientY - box.top])))
  }
  const [held, setHeld] = useState(false)
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !event.isPrimary) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setHeld(true)
      follow(event)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
    },
    onLostPointerCapture: () => setHeld(false),
    onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const next = afterKey(event.key, event.shiftKey, z ?? [0, 0])
      if (!next) return
      event.preventDefault()
      onMove(clampToView(view, next))
    },
  }
  return {
    handlers,
    /** A pointer is down. */
    held,
  }
}

/** Where a key moves z; rounded, so that steps there and back end where they began. */
function afterKey(key: string, shift: boolean, z: Point): Point | null {
  if (key === 'Home') return [0, 0]
  const direction = directions[key]
  if (!direction) return null
  const step = shift ? SHIFT_KEY_STEP : KEY_STEP
  const move = (axis: 0 | 1) => Number((z[axis] + direction[axis] * step).toFixed(6))
  return [move(0), move(1)]
}
