import { type RefObject, useEffect } from 'react'

/**
 * For what moves under a finger while the page does not (`touch-action: none`). Chromium takes a finger that leaves
 * in a hurry for one that throws the page, though nothing rolls, and for half a second the next tap, wherever it is,
 * for the one that stops it: the tap is lost.
 */
export function useNoFling(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current
    if (!element) return
    const claim = (event: TouchEvent) => event.preventDefault()
    // React listens passively, and could not claim anything.
    element.addEventListener('touchmove', claim, { passive: false })
    return () => element.removeEventListener('touchmove', claim)
  }, [area])
}
