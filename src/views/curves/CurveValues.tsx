import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names'
import { Tooltip } from '../../ui/Tooltip'
import styles from './CurvesPanel.module.css'
import type { CurveSummary } from './metric'

interface CurveValuesProps {
  /** Null before the first point. */
  summary: CurveSummary | null
  format(value: number): string
}

/** The newest values beside the signs that the chart draws them with: its legend as well. */
export function CurveValues({ summary, format }: CurveValuesProps) {
  const { t } = useTranslation()
  const test = summary?.test ?? null
  return (
    <div className={styles.values}>
      <Tooltip text={t('curves.trainHint')}>
        <span className={classNames(styles.value, styles.train)}>
          <i className={styles.line} aria-hidden="true" />
          {t('curves.train')} <b>{summary ? format(summary.current) : t('curves.noNumber')}</b>
        </span>
      </Tooltip>
      {test !== null && (
        <Tooltip text={t('curves.testHint')}>
          <span className={styles.value}>
            <i className={styles.dot} aria-hidden="true" />
            {t('curves.test')} <b>{format(test)}</b>
          </span>
        </Tooltip>
      )}
    </div>
  )
}
