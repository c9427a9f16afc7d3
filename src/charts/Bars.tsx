import styles from './Bars.module.css'

export interface BarsProps {
  /** The accessible name: what the bars show. */
  label: string
  bars: readonly {
    name: string
    /** Not negative. */
    value: number
    /** As it is read. */
    text: string
    /** Draws it grey. */
    faint: boolean
  }[]
}

/** Lying bars with their names before and their numbers behind them, the longest as wide as there is room. */
export function Bars({ label, bars }: BarsProps) {
  const highest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE)
  return (
    <ol className={styles.bars} aria-label={label}>
      {bars.map(({ name, value, text, faint }) => (
        <li key={name} className={faint ? styles.faint : undefined}>
          <span>{name}</span>
          <span className={styles.track}>
            <span style={{ width: `${(100 * value) / highest}%` }} />
          </span>
          <span className={styles.number}>{text}</span>
        </li>
      ))}
    </ol>
  )
}
