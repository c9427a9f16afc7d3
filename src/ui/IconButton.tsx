import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip'

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  /** The accessible name, and the tooltip unless that says more. */
  label: string
  /** Replaces the name in the tooltip: what it does, and the shortcut. */
  tooltip?: string | undefined
  icon: ReactNode
  /** 'outline' has a circle around it. Default 'quiet'. */
  variant?: 'outline' | 'quiet'
}

/** A round button that is only a picture; what it does shows on hover and focus. */
export function IconButton({ label, tooltip, icon, variant = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={tooltip ?? label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames(styles.button, styles[variant], className)}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
