import type { ReactNode } from 'react'
import styles from './Stat.module.css'

export interface StatProps {
  /** The number, formatted. */
  value: string
  /** What it counts, with its unit. */
  caption: ReactNode
}

/** A large number over its caption. */
export function Stat({ value, caption }: StatProps) {
  return (
    <div className={styles.stat}>
      <span className={styles.value}>{value}</span>
      <span className={styles.caption}>{caption}</span>
    </div>
  )
}
