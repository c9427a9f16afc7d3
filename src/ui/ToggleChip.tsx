import type { ReactNode } from 'react'
import styles from './ToggleChip.module.css'

export interface ToggleChipProps {
  pressed: boolean
  onChange(pressed: boolean): void
  /** The visible text; it must not change with the state. */
  children: ReactNode
  /** A spot of this CSS colour before the text, e.g. a class colour. */
  swatch?: string | undefined
  disabled?: boolean | undefined
  'data-tooltip'?: string | undefined
  'aria-describedby'?: string | undefined
  'aria-label'?: string | undefined
}

/** A pill that is on or off (`aria-pressed`). */
export function ToggleChip({ pressed, onChange, children, swatch, ...rest }: ToggleChipProps) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.chip}
      aria-pressed={pressed}
      onClick={() => onChange(!pressed)}
    >
      {swatch && <span className={styles.swatch} style={{ background: swatch }} aria-hidden="true" />}
      {children}
    </button>
  )
}
