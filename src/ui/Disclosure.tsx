import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Disclosure.module.css'
import { useFloating } from './use-floating'

export interface DisclosureProps {
  /** The accessible name of the button and of what it opens. */
  label: string
  /** Drawn on the button. */
  icon: ReactNode
  /** Something in it differs from the usual. */
  marked?: boolean
  children: ReactNode
}

/** A small button that opens a box of controls beside it; Escape or a press elsewhere closes it. */
export function Disclosure({ label, icon, marked, children }: DisclosureProps) {
  const { anchor, box, open, set } = useFloating<HTMLSpanElement>()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    return () => {
      // What had the focus in the box is gone.
      if (document.activeElement === document.body) button.current?.focus()
    }
  }, [open])
  return (
    <span ref={anchor} className={styles.anchor}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={label}
        title={label}
        aria-expanded={open}
        data-marked={marked}
        onClick={() => set(!open, 'now')}
      >
        {icon}
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div ref={box} popover="manual" className={styles.box} role="group" aria-label={label}>
          {children}
        </div>
      )}
    </span>
  )
}
