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

/** Says what the model is until it is trained here, and offers the other kind: fresh weights or trained ones. */
function OriginNotice() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { origin, epoch, untouched, replaced } = useSessionState((state) => ({
    origin: state.origin,
    replaced: state.replaced !== null,
    epoch: Math.round(state.status?.epoch ?? 0),
    untouched: state.status?.phase === 'ready',
  }))
  if (!untouched) return null
  const texts = {
    scratch: t('notices.fresh'),
    file: t('notices.fromFile'),
    restored: t('notices.restored'),
    pretrained: t('notices.pretrained', { epochs: formats.integer(epoch) }),
  }
  return (
    <>
      <span>{texts[origin]}</span>
      {origin !== 'scratch' ? <StartFromScratch /> : replaced ? <BackToReplaced /> : <BackToTrained />}
    </>
  )
}

function StartFromScratch() {
  const { t } = useTranslation()
  const act = useAct()
  return (
    <Tooltip text={t('notices.startHint')}>
      <Button className={styles.start} onClick={() => act((session) => session.startFromScratch())}>
        {t('notices.startFromScratch')}
      </Button>
    </Tooltip>
  )
}

function BackToReplaced() {
  const { t } = useTranslation()
  const act = useAct()
  return (
    <Tooltip text={t('notices.replacedHint')}>
      <Button className={styles.start} onClick={() => act((session) => session.exchange.undo())}>
        {t('notices.replaced')}
      </Button>
    </Tooltip>
  )
}

function BackToTrained() {
  const { t } = useTranslation()
  const act = useAct()
  return (
    <Tooltip text={t('notices.trainedHint')}>
      <Button className={styles.start} onClick={() => act((session) => session.openPretrained())}>
        {t('notices.trainedModel')}
      </Button>
    </Tooltip>
  )
}
