import { type PointerEvent, type ReactNode, useId } from 'react'
import styles from './InfoTip.module.css'
import { useFloating } from './use-floating'

export interface InfoTipProps {
  /** The explanation. */
  children: ReactNode
  /** The term that it explains, drawn with a dotted underline. */
  term: ReactNode
  /** The accessible name, where the term is not plain text. */
  label?: string | undefined
}

/** A term that explains itself on hover, on keyboard focus, and on touch. Escape closes it. */
export function InfoTip({ children, term, label }: InfoTipProps) {
  const id = useId()
  const { anchor, box, open, set } = useFloating<HTMLSpanElement>()
  const hover = (open: boolean, delay: 'open' | 'close') => (event: PointerEvent) => {
    if (event.pointerType !== 'touch') set(open, delay)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the interactive one
    <span
      ref={anchor}
      className={styles.anchor}
      // It explains itself: what explains the control that it stands beside is not for it.
      data-tooltip=""
      onPointerEnter={hover(true, 'open')}
      onPointerLeave={hover(false, 'close')}
      onBlur={() => set(false, 'now')}
    >
      <button
        type="button"
        className={styles.term}
        aria-label={label}
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        onFocus={(event) => event.target.matches(':focus-visible') && set(true, 'now')}
        onClick={() => set(true, 'now')}
      >
        {term}
      </button>
      {open && (
        <span ref={box} id={id} popover="manual" role="tooltip" className={styles.box}>
          {children}
        </span>
      )}
    </span>
  )
}
