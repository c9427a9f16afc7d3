import { useTranslation } from 'react-i18next'
import { SymbolButton, Value } from './Named'
import styles from './Step.module.css'
import type { SymbolName } from './symbols'

/** Dimensions that are shown. */
export const mostDimensions = 8

interface DimensionTableProps {
  /** The accessible name. */
  label: string
  /** [latentDimensions] each. */
  columns: readonly { name: SymbolName; values: Float64Array }[]
}

/** Numbers of each latent dimension, a column a symbol. */
export function DimensionTable({ label, columns }: DimensionTableProps) {
  const { t } = useTranslation('step')
  const count = columns[0]?.values.length ?? 0
  const shown = Math.min(count, mostDimensions)
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.heard}>{t('dimension')}</span>
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                <SymbolButton name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, dimension) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a dimension is its place
            <tr key={dimension}>
              <th scope="row">{dimension + 1}</th>
              {columns.map(({ name, values }) => (
                <td key={name}>
                  <Value name={name} of={values[dimension] ?? 0} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown < count && <p className={styles.note}>{t('note.someDimensions', { shown, count })}</p>}
    </div>
  )
}
