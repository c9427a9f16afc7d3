import { type PointerEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type DrawnPicture, rasteriseStrokes, type Stroke } from './drawing'

/**
 * Strokes as they are drawn, in a list that grows in place (a pointer gives hundreds of points a second), with
 * one call of `paint` and of `onChange` a frame. A given list that is not the one handed out last replaces them.
 */
export function useDrawing(
  given: readonly Stroke[],
  paint: (strokes: readonly Stroke[]) => void,
  onChange: (picture: DrawnPicture | null, strokes: readonly Stroke[]) => void,
) {
  const strokes = useRef(given)
  const frame = useRef(0)
  const [empty, setEmpty] = useState(given.length === 0)
  const callbacks = useRef({ paint, onChange })
  callbacks.current = { paint, onChange }
  const handedOut = useRef(given)

  useLayoutEffect(() => {
    if (given === handedOut.current) return
    cancelAnimationFrame(frame.current)
    frame.current = 0
    handedOut.current = given
    strokes.current = given
    setEmpty(given.length === 0)
    callbacks.current.paint(given)
  }, [given])

  const changed = useCallback(() => {
    setEmpty(strokes.current.length === 0)
    frame.current ||= requestAnimationFrame(() => {
      frame.current = 0
      callbacks.current.paint(strokes.current)
      handedOut.current = strokes.current
      callbacks.current.onChange(rasteriseStrokes(strokes.current), strokes.current)
    })
  }, [])
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const begin = useCallback(
    (x: number, y: number) => {
      strokes.current = [...strokes.current, [x, y]]
      changed()
    },
    [changed],
  )
  const extend = useCallback(
    (x: number, y: number) => {
      // None is left where another list has come under a pen that is still down.
      if (strokes.current.at(-1)?.push(x, y)) changed()
    },
    [changed],
  )
  const keep = useCallback(
    (count: number) => {
      if (strokes.current.length === 0) return
      strokes.current = strokes.current.slice(0, count)
      changed()
    },
    [changed],
  )

  const pointer = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !event.isPrimary) return
      event.currentTarget.setPointerCapture(event.pointerId)
      begin(...place(event.currentTarget, event))
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
      const moves = event.nativeEvent.getCoalescedEvents?.() ?? []
      for (const move of moves.length ? moves : [event.nativeEvent])
        extend(...place(event.currentTarget, move))
    },
  }
  return {
    strokes,
    empty,
    pointer,
    begin,
    extend,
    undo: useCallback(() => keep(-1), [keep]),
    clear: useCallback(() => keep(0), [keep]),
  }
}

/** Where a pointer is on an element, 0 to 1 inside it. */
function place(
  element: HTMLElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): [number, number] {
  const box = element.getBoundingClientRect()
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height]
}
