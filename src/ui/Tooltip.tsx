import type { ReactNode } from 'react'
import styles from './Tooltip.module.css'

export interface TooltipProps {
  /** What shows while the control is pointed at or has the keyboard's focus. */
  text: string
  /** The control. */
  children: ReactNode
}

/** Explains a control that takes no attributes of its own; what shows the text is the page's `TooltipLayer`. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <span className={styles.anchor} data-tooltip={text}>
      {children}
    </span>
  )
}
