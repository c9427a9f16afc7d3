import { useCallback, useEffect, useRef, useState } from 'react'
import { placeBeside } from './float'

/** Time for a pointer to cross from the anchor to the box before it closes, and to rest before it opens. */
const DELAYS_MS = { open: 350, close: 150 }

/**
 * A box in the browser's top layer (the popover attribute) beside an anchor. The caller renders it only
 * while `open`, with `box` as its ref. @param follows the page may be scrolled while it is open
 */
export function useFloating<Anchor extends HTMLElement>(follows = false) {
  const anchor = useRef<Anchor>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [open, setOpen] = useState(false)

  const set = useCallback((next: boolean, delay: keyof typeof DELAYS_MS | 'now') => {
    clearTimeout(timer.current)
    if (delay === 'now') setOpen(next)
    else timer.current = setTimeout(() => setOpen(next), DELAYS_MS[delay])
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])

  const shown = useRef<HTMLElement>(null)
  const box = useCallback((element: HTMLElement | null) => {
    shown.current = element
    if (!element || !anchor.current) return
    element.showPopover?.()
    placeBeside(anchor.current, element)
  }, [])

  useEffect(() => {
    if (!open) return
    const dismiss = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // A dialog underneath must not close with it.
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
    const leave = (event: PointerEvent) => {
      if (!anchor.current?.contains(event.target as Node)) setOpen(false)
    }
    const scroll = (event: Event) => {
      if (event.target === shown.current) return
      // The Tab key scrolls to what it reaches: what opened for the focus goes along.
      const focused = anchor.current?.querySelector(':focus-visible')
      if ((follows || focused) && anchor.current && shown.current) placeBeside(anchor.current, shown.current)
      else setOpen(false)
    }
    document.addEventListener('keydown', dismiss, true)
    document.addEventListener('pointerdown', leave)
    document.addEventListener('scroll', scroll, true)
    return () => {
      document.removeEventListener('keydown', dismiss, true)
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('scroll', scroll, true)
    }
  }, [open, follows])

  return { anchor, box, open, set }
}
