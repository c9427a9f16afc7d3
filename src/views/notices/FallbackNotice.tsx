import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice'
import { backendReasonText } from '../backend-reason-text'
import { useSessionState } from '../use-session'

/** Says once that the run computes on another backend than the one that was asked for, and why. */
export function FallbackNotice() {
  const { t } = useTranslation()
  const status = useSessionState((state) => state.status)
  const [dismissed, dismiss] = useState<string | null>(null)
  if (status?.reason.code !== 'fallback' || status.reason.wanted === dismissed) return null
  const { wanted } = status.reason
  return (
    <Notice kind="warning" dismissLabel={t('notices.dismiss')} onDismiss={() => dismiss(wanted)}>
      {backendReasonText(status, t)}
    </Notice>
  )
}
