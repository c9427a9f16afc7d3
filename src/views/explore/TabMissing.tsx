import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice'

/** In place of a tab whose script did not arrive. */
export function TabMissing() {
  const { t } = useTranslation()
  return <Notice kind="error">{t('explore.missing')}</Notice>
}
