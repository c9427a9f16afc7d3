import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton'

export interface DialogProps {
  open: boolean
  /** Escape, the close button and a click beside the sheet call it; the parent then sets `open` to false. */
  onClose(): void
  title: ReactNode
  closeLabel: string
  children: ReactNode
  /** Stays below the scrolling content, e.g. the buttons. */
  footer?: ReactNode
  /** 'side': a sheet at the right edge, which leaves the page in view. Phones always get a bottom sheet. */
  placement?: 'centre' | 'side'
}

/** A modal sheet: a native dialog, so focus stays inside and comes back to where it was. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, closeLabel, children, footer, placement = 'centre' } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return dialog.current?.close()
    dialog.current?.showModal()
    // Else the close button has it, with its ring and its tooltip.
    heading.current?.focus()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys have Escape; the click is on the backdrop
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${styles[placement]}`}
      aria-labelledby={id}
      onClose={() => open && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open && (
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
      )}
    </dialog>
  )
}
