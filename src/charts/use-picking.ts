import { type RefObject, useEffect, useRef } from 'react'
import type { PlaceSource } from './place-source'
import type { usePointPeek } from './use-point-peek'

/**
 * While one of the points is asked for, the plane has the focus, and the point that Enter would pick is shown. Then
 * the focus goes back to where it was.
 */
export function usePicking(
  plot: RefObject<HTMLElement | null>,
  picking: boolean,
  place: PlaceSource,
  peeking: Pick<ReturnType<typeof usePointPeek>, 'lookNear' | 'clear'>,
): void {
  const newest = useRef(peeking)
  newest.current = peeking
  useEffect(() => {
    if (!picking) return
    const before = document.activeElement
    plot.current?.focus({ preventScroll: true })
    plot.current?.scrollIntoView({ block: 'nearest' })
    return () => {
      newest.current.clear()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [plot, picking])
  useEffect(() => {
    if (!picking) return
    const look = () => newest.current.lookNear(place.read())
    look()
    return place.subscribe(look)
  }, [picking, place])
}
