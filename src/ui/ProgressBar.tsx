import styles from './ProgressBar.module.css'

export interface ProgressBarProps {
  /** The accessible name. */
  label: string
  /** 0 to 1; null where the end is unknown. */
  fraction: number | null
  /** Shown at the right, e.g. "30,000 of 70,000". */
  text?: string | undefined
}

/** How far something has come, with its name and figures above the bar. */
export function ProgressBar({ label, fraction, text }: ProgressBarProps) {
  return (
    <div className={styles.progress}>
      <span className={styles.row}>
        <span>{label}</span>
        <span className={styles.text}>{text}</span>
      </span>
      <progress
        className={styles.bar}
        aria-label={label}
        max={1}
        {...(fraction === null ? {} : { value: fraction })}
      />
    </div>
  )
}
