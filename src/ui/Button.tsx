import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { classNames } from './class-names'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** 'primary': the one thing to do; 'outline': beside it; 'quiet': everything else. Default 'quiet'. */
  variant?: 'primary' | 'outline' | 'quiet'
  /** 'large' is for the transport. Default 'medium'. */
  size?: 'medium' | 'large'
  /** Drawn before the text. */
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A native button: every attribute of one passes through. */
export function Button({
  variant = 'quiet',
  size = 'medium',
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles[variant], styles[size], className)}
    >
      {icon}
      {children}
    </button>
  )
}
