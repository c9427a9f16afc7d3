import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names'
import styles from './Disclosure.module.css'
import { useFloating } from './use-floating'

export interface DisclosureProps {
  /** The accessible name of the button and of what it opens. */
  label: string
  /** Drawn on the button. */
  icon: ReactNode
  /** 'picture': the button is as large as what is drawn on it. Default 'round'. */
  shape?: 'round' | 'picture'
  /** Something in it differs from the usual. */
  marked?: boolean
  'data-hint'?: string | undefined
  /** May be told how to close the box. */
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A small button that opens a box of controls beside it; Escape or a press elsewhere closes it. */
export function Disclosure(props: DisclosureProps) {
  const { label, icon, shape = 'round', marked, children } = props
  const { anchor, box, open, set } = useFloating<HTMLSpanElement>(true)
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
        className={classNames(styles.button, styles[shape])}
        aria-label={label}
        data-hint={props['data-hint']}
        aria-expanded={open}
        data-marked={marked}
        onClick={() => set(!open, 'now')}
      >
        {icon}
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div ref={box} popover="manual" className={styles.box} role="group" aria-label={label}>
          {typeof children === 'function' ? children(() => set(false, 'now')) : children}
        </div>
      )}
    </span>
  )
}
