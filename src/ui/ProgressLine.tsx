import { classNames } from './class-names'
import styles from './ProgressLine.module.css'

interface ProgressLineProps {
  /** The accessible name; without one it is not told: the place says the same in words. */
  label?: string
  value: number
  max: number
  /** Says where it lies, and how thick it is. */
  className: string | undefined
}

/** How far something has come, as a line along an edge of what it belongs to. */
export function ProgressLine({ label, value, max, className }: ProgressLineProps) {
  return (
    <progress
      className={classNames(styles.line, className)}
      aria-label={label}
      aria-hidden={label === undefined || undefined}
      max={max}
      value={value}
    />
  )
}
