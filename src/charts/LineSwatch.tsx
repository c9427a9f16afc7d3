import styles from './LineSwatch.module.css'
import { dashes, type LineSeries } from './line-data'

/** How a line of a chart looks, for what stands beside it in words. */
export function LineSwatch({ tone = 'accent', dash, faint }: Pick<LineSeries, 'tone' | 'dash' | 'faint'>) {
  return (
    <svg
      className={styles.swatch}
      data-tone={tone}
      data-faint={faint || undefined}
      viewBox="0 0 28 4"
      aria-hidden="true"
    >
      <path
        d="M0 2H28"
        {...(dash ? { strokeDasharray: dashes[dash].map((length) => 2.5 * length).join(' ') } : {})}
      />
    </svg>
  )
}
