import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactorName } from '../../../datasets/shapes/factors'
import { useFormats } from '../../../i18n/formats'
import type { FactorInformation } from '../../../training/answers'
import { InfoTip } from '../../../ui/InfoTip'
import styles from './FactorTable.module.css'

interface FactorTableProps {
  factors: FactorInformation
  /** Which dimensions have a column, in this order. */
  dimensions: readonly number[]
}

/** What each latent dimension says about what the images were made from, and how far one is ahead of the others. */
export function FactorTable({ factors, dimensions }: FactorTableProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { names, shares, gaps, gap } = factors
  const two = (share: number) => formats.decimal(share, 2)
  return (
    <section className={styles.section}>
      <h3>
        <InfoTip term={t('explore.measures.factorGap', { gap: formats.decimal(gap, 3) })}>
          {t('explore.measures.factorGapHint')}
        </InfoTip>
      </h3>
      <p className={styles.text}>{t('explore.measures.factorText')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label={t('explore.measures.factorTable')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('explore.measures.factor')}</th>
              {dimensions.map((dimension) => (
                <th key={dimension} scope="col">
                  z{dimension + 1}
                </th>
              ))}
              <th scope="col" className={styles.gap}>
                {t('explore.measures.factorAhead')}
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, row) => (
              <tr key={name}>
                <th scope="row">{t(`explore.measures.factorName.${name as FactorName}`)}</th>
                {dimensions.map((dimension) => (
                  <Share key={dimension} share={shares[row]?.[dimension] ?? 0} text={two} />
                ))}
                <td className={styles.gap}>{two(gaps[row] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** The more a cell says, the more it is filled. */
function Share({ share, text }: { share: number; text(share: number): string }) {
  return (
    <td className={styles.share} style={{ '--share': `${Math.round(100 * share)}%` } as CSSProperties}>
      {text(share)}
    </td>
  )
}
