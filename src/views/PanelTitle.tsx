import type { ReactNode } from 'react'
import { InfoTip } from '../ui/InfoTip'
import styles from './PanelTitle.module.css'

interface PanelTitleProps {
  /** The variable that the panel shows, as formulas write it; decoration. */
  symbol: string
  title: string
  hint: string
  /** At the end of the row. */
  children?: ReactNode
}

/** What a panel shows: a formula's letter, a name that explains itself, and controls. */
export function PanelTitle({ symbol, title, hint, children }: PanelTitleProps) {
  return (
    <div className={styles.row}>
      <span className={styles.symbol} aria-hidden="true">
        {symbol}
      </span>
      <h2 className={styles.title}>
        <InfoTip term={title}>{hint}</InfoTip>
      </h2>
      {children}
    </div>
  )
}
