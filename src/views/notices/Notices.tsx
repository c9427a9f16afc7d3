import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { problemText } from '../../i18n/problem-text'
import type { Notice as SessionNotice } from '../../session/state'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Tooltip } from '../../ui/Tooltip'
import { narrow, useMedia } from '../use-media'
import { useAct, useSession, useSessionState } from '../use-session'
import { DataProgress } from './DataProgress'
import styles from './Notices.module.css'

/** What a person should know now: where the model comes from, what is being loaded, what went wrong. */
export function Notices() {
  const { t } = useTranslation()
  const notices = useSessionState((state) => state.notices)
  const small = useMedia(narrow)
  return (
    <section className={styles.notices} aria-label={t('notices.label')}>
      <RunNotice />
      {small && <DataProgress />}
      {notices.map((notice) => (
        <ProblemNotice key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function ProblemNotice({ notice }: { notice: SessionNotice }) {
  const { t } = useTranslation()
  const session = useSession()
  const act = useAct()
  const retry = () => {
    session.dismissNotice(notice.id)
    act(() => session.retryData())
  }
  return (
    <Notice
      kind={notice.kind === 'error' ? 'error' : 'info'}
      dismissLabel={t('notices.dismiss')}
      onDismiss={() => session.dismissNotice(notice.id)}
      actions={
        notice.remedy === 'retry-data' && (
          <Button variant="outline" onClick={retry}>
            {t('notices.retry')}
          </Button>
        )
      }
    >
      {problemText(notice.problem, t)}
    </Notice>
  )
}

/** One line with a place of its own, so that nothing moves when it comes or goes. */
function RunNotice() {
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
