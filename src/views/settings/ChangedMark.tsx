import { useTranslation } from 'react-i18next'
import styles from './ChangedMark.module.css'

/** Behind the explanation of a setting that waits to be applied. */
export function ChangedMark() {
  const { t } = useTranslation()
  return <span className={styles.mark}>{t('settings.changed')}</span>
}
