import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { useSessionState } from '../use-session'
import styles from './ExplorePanel.module.css'

/** At which step of the run something was found out, and whether the model has changed since. */
export function Age({ step }: { step: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const now = useSessionState(({ status }) => status?.step ?? 0)
  return (
    <span className={styles.muted}>
      {t('explore.age.at', { step: formats.integer(step) })}
      {now !== step && ` ${t('explore.age.stale')}`}
    </span>
  )
}
