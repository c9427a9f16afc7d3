import type { PointerEvent, ReactNode } from 'react'
import styles from './Tooltip.module.css'
import { useFloating } from './use-floating'

export interface TooltipProps {
  /** What shows; it repeats or shortens what the control's accessible name says, so it is not read aloud. */
  text: string
  /** The control. */
  children: ReactNode
}

/** The name of a control on hover and keyboard focus. Touch needs none: for explanations use InfoTip. */
export function Tooltip({ text, children }: TooltipProps) {
  const { anchor, box, open, set } = useFloating<HTMLSpanElement>()
  const enter = (event: PointerEvent) => event.pointerType !== 'touch' && set(true, 'open')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the control inside is the interactive one
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={enter}
      onPointerLeave={() => set(false, 'now')}
      onPointerDown={() => set(false, 'now')}
      onKeyDown={() => set(false, 'now')}
      onFocus={(event) => event.target.matches(':focus-visible') && set(true, 'now')}
      onBlur={() => set(false, 'now')}
    >
      {children}
      {open && (
        <span ref={box} popover="manual" className={styles.tooltip} aria-hidden="true">
          {text}
        </span>
      )}
    </span>
  )
}
