import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { placeBeside } from './float'
import styles from './Tooltip.module.css'
import { TooltipWatch } from './tooltip-watch'

interface TooltipLayerProps {
  /** What explains an element with `data-tooltip` or `data-hint`. */
  textOf(anchor: HTMLElement): string
}

/**
 * The one box that explains controls, on hover and on keyboard focus. It repeats what a screen reader is told
 * (`aria-description`), lies in the top layer, and lets the pointer through to what it covers.
 */
export function TooltipLayer({ textOf }: TooltipLayerProps) {
  const box = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<{ anchor: HTMLElement; text: string } | null>(null)
  useEffect(() => {
    const show = (anchor: HTMLElement | null) => {
      const next = anchor && { anchor, text: textOf(anchor) }
      setShown((last) => (last?.anchor === anchor && last?.text === next?.text ? last : next))
    }
    const watch = new TooltipWatch({ show, textOf, place: (anchor) => place(anchor, box.current), box })
    return () => watch.end()
  }, [textOf])
  useLayoutEffect(() => {
    if (!shown || !box.current) return
    // Once more, so that it lies above a dialog that has opened since.
    box.current.hidePopover?.()
    box.current.showPopover?.()
    place(shown.anchor, box.current)
  }, [shown])
  return (
    shown && (
      <div ref={box} popover="manual" className={styles.tooltip} aria-hidden="true">
        {shown.text}
      </div>
    )
  )
}

function place(anchor: HTMLElement, box: HTMLElement | null): void {
  if (box) placeBeside(anchor, box)
}
