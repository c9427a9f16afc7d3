import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton'

export interface DialogProps {
  /** Escape, the close button and a click beside the sheet call it; the parent then takes the dialog away. */
  onClose(): void
  title: ReactNode
  closeLabel: string
  children: ReactNode
  /** Stays below the scrolling content, e.g. the buttons. */
  footer?: ReactNode
  /** 'side': a sheet at the right edge, which leaves the page in view. Phones always get a bottom sheet. */
  placement?: 'centre' | 'side'
}

/** A modal sheet, open as long as it is there: a native dialog, so focus stays inside and comes back to where it was. */
export function Dialog(props: DialogProps) {
  const { onClose, title, closeLabel, children, footer, placement = 'centre' } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // Else the close button has it, with its ring and its tooltip.
    heading.current?.focus()
    // Removed while open, it would leave the focus nowhere.
    return () => shown?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys have Escape; the click is on the backdrop
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${styles[placement]}`}
      aria-labelledby={id}
      onClose={() => !dialog.current?.open && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.sheet}>
        <header className={styles.header}>
          <h2 ref={heading} id={id} className={styles.title} tabIndex={-1}>
            {title}
          </h2>
          <IconButton label={closeLabel} icon={<X aria-hidden="true" />} onClick={onClose} />
        </header>
        <div className={styles.content}>{children}</div>
        {footer && <footer className={styles.footer}>{footer}</footer>}
      </div>
    </dialog>
  )
}
