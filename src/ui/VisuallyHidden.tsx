import type { ReactNode } from 'react'
import styles from './VisuallyHidden.module.css'

export interface VisuallyHiddenProps {
  children: ReactNode
  id?: string | undefined
  /** Announces changes, politely. */
  live?: boolean
}

/** Text for screen readers alone. */
export function VisuallyHidden({ children, id, live }: VisuallyHiddenProps) {
  return (
    <span id={id} className={styles.hidden} aria-live={live ? 'polite' : undefined}>
      {children}
    </span>
  )
}
