import { type RefObject, useEffect, useRef, useState } from 'react'
import { toAxes, type View, zoomed } from './plane-axes'

/** How many px of wheel double the zoom; a pinch on a trackpad arrives in smaller numbers. */
const pxPerDoubling = { wheel: 360, pinch: 90 }
/** Px a line or page, for wheels that count these. */
const pxPerLine = 33
/** How long it is said how to zoom, in ms. */
const hintMs = 1600

/**
 * Zooms about the pointer by the wheel: with Ctrl or Cmd, as a trackpad's pinch arrives, or while the plane has the
 * focus. Else the page scrolls, as it would anywhere.
 * @returns whether somebody has just tried, and a hint would help
 */
export function usePlaneWheel(
  plot: RefObject<HTMLElement | null>,
  view: View,
  onView: (view: View) => void,
): boolean {
  const newest = useRef({ view, onView })
  newest.current = { view, onView }
  const [tried, setTried] = useState(false)
  useEffect(() => {
    const element = plot.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout>
    const turn = (event: WheelEvent) => {
      const chord = event.ctrlKey || event.metaKey
      if (!chord && document.activeElement !== element) {
        clearTimeout(timer)
        setTried(true)
        timer = setTimeout(() => setTried(false), hintMs)
        return
      }
      event.preventDefault()
      const { view, onView } = newest.current
      const box = element.getBoundingClientRect()
      const px = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * pxPerLine
      const factor = 2 ** (-px / (event.ctrlKey ? pxPerDoubling.pinch : pxPerDoubling.wheel))
      const at = [event.clientX - box.left, event.clientY - box.top] as const
      onView(zoomed(view, factor, toAxes(view, box.width, at)))
    }
    // React listens passively, and could not keep the page from scrolling.
    element.addEventListener('wheel', turn, { passive: false })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('wheel', turn)
    }
  }, [plot])
  return tried
}
