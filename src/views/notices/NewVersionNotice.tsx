import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { hint } from '../hint'
import { useSessionState } from '../use-session'

/** Offers a newer version of the page, while there is no training that a reload would break off. */
export function NewVersionNotice() {
  const { t } = useTranslation()
  const take = useSessionState((state) => state.takeNewVersion)
  const training = useSessionState((state) => state.status?.phase === 'training')
  const [dismissed, setDismissed] = useState(false)
  if (!take || training || dismissed) return null
  return (
    <Notice
      kind="info"
      dismissLabel={t('notices.dismiss')}
      onDismiss={() => setDismissed(true)}
      actions={
        <Button variant="outline" {...hint('reload')} onClick={take}>
          {t('notices.takeNewVersion')}
        </Button>
      }
    >
      {t('notices.newVersion')}
    </Notice>
  )
}
