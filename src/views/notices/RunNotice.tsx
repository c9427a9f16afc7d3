import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { Button } from '../../ui/Button'
import { Tooltip } from '../../ui/Tooltip'
import { useAct, useSessionState } from '../use-session'
import styles from './Notices.module.css'

/** Where the model comes from while nobody has trained it here, in a place of its own so that nothing moves. */
export function RunNotice() {
  const { t } = useTranslation()
  const loading = useSessionState(
    ({ status, notices }) =>
      (status?.phase ?? 'loading') === 'loading' && !notices.some((notice) => notice.remedy),
  )
  return (
    <div className={styles.line} role="status">
      {loading ? t('notices.starting') : <OriginNotice />}
    </div>
  )
}

/** Says so when the model was not trained here, until it is. */
function OriginNotice() {
  const { t } = useTranslation()
  const formats = useFormats()
  const act = useAct()
  const { origin, epoch, untouched } = useSessionState((state) => ({
    origin: state.origin,
    epoch: Math.round(state.status?.epoch ?? 0),
    untouched: state.status?.phase === 'ready',
  }))
  if (origin === 'scratch' || !untouched) return null
  const text =
    origin === 'file' ? t('notices.fromFile') : t('notices.pretrained', { epochs: formats.integer(epoch) })
  return (
    <>
      <span>{text}</span>
      <Tooltip text={t('notices.startHint')}>
        <Button className={styles.start} onClick={() => act((session) => session.startFromScratch())}>
          {t('notices.startFromScratch')}
        </Button>
      </Tooltip>
    </>
  )
}
