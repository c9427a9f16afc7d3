import styles from './QrCode.module.css'

/** Modules around the code that have to be light, says ISO/IEC 18004. */
const quiet = 4

export interface QrCodeProps {
  label: string
  /** Row by row, true where dark. */
  modules: readonly (readonly boolean[])[]
}

/** Dark on light in either theme: many cameras cannot read it the other way round. */
export function QrCode({ label, modules }: QrCodeProps) {
  const size = modules.length + 2 * quiet
  return (
    <svg role="img" aria-label={label} className={styles.code} viewBox={`0 0 ${size} ${size}`}>
      <path d={modules.map(pathOfRow).join('')} />
    </svg>
  )
}

function pathOfRow(row: readonly boolean[], y: number): string {
  return row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')).join('')
}
