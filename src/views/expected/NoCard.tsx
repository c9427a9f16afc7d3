import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import type { Settings } from '../../vae/settings'
import { referenceLines } from '../curves/reference-lines'
import { useReferenceCurves } from '../curves/use-reference-curves'
import { optionText } from '../settings/field-texts'
import styles from './ExpectedPanel.module.css'

/** What can be said of a run that no card describes. */
export function NoCard({ settings }: { settings: Settings }) {
  const { t } = useTranslation('expected')
  const { t: tPage } = useTranslation()
  const formats = useFormats()
  const lines = referenceLines('reconstruction', settings, useReferenceCurves(true))
  return (
    <>
      <p className={styles.verdict}>{t('noCard.text')}</p>
      {lines.length > 0 && (
        <>
          <p>{t('noCard.lines')}</p>
          <ul className={styles.changes}>
            {lines.map(({ name, value }) => (
              <li key={name}>
                {tPage(`curves.${name}Explanation`, {
                  value: formats.decimal(value, 1),
                  dataset: optionText('dataset', settings.dataset, tPage),
                  likelihood: optionText('objective.likelihood', settings.objective.likelihood, tPage),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t('noCard.look')}</p>
    </>
  )
}
