import { type RefObject, useEffect, useRef } from 'react'
import type { usePointPeek } from './use-point-peek'

/**
 * While one of the points is asked for, the plane has the focus, and the point that Enter would pick is shown. Then
 * the focus goes back to where it was. @param z null: nobody asks
 */
export function usePicking(
  plot: RefObject<HTMLElement | null>,
  z: readonly [number, number] | null,
  peeking: Pick<ReturnType<typeof usePointPeek>, 'lookNear' | 'clear'>,
): void {
  const picking = z !== null
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
  const [x = 0, y = 0] = z ?? []
  useEffect(() => {
    if (picking) newest.current.lookNear([x, y])
  }, [picking, x, y])
}
