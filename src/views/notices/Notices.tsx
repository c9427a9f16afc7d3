import { useTranslation } from 'react-i18next'
import { problemText } from '../../i18n/problem-text'
import { isEmbedded } from '../../session/embedding'
import type { Notice as SessionNotice } from '../../session/state'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { hint } from '../hint'
import { LessonsButton } from '../lessons/LessonsButton'
import { saveModel } from '../save-model'
import { narrow, useMedia } from '../use-media'
import { useAct, useSession, useSessionState } from '../use-session'
import { DataProgress } from './DataProgress'
import { FallbackNotice } from './FallbackNotice'
import { KeptRunNotice } from './KeptRunNotice'
import { NewVersionNotice } from './NewVersionNotice'
import styles from './Notices.module.css'
import { RunNotice } from './RunNotice'

/** What a person should know now: what went wrong and, where the settings bar is out of sight, what it would say. */
export function Notices() {
  const { t } = useTranslation()
  const notices = useSessionState((state) => state.notices)
  const small = useMedia(narrow)
  return (
    <section className={styles.notices} aria-label={t('notices.label')}>
      {small && (
        <div className={styles.first}>
          <RunNotice />
          {!isEmbedded && <LessonsButton />}
        </div>
      )}
      {small && <DataProgress />}
      <FallbackNotice />
      <KeptRunNotice />
      <NewVersionNotice />
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
    act(() => session.retry())
  }
  return (
    <Notice
      kind={notice.kind === 'error' ? 'error' : 'info'}
      dismissLabel={t('notices.dismiss')}
      onDismiss={() => session.dismissNotice(notice.id)}
      actions={notice.remedy && <Remedy remedy={notice.remedy} onRetry={retry} />}
    >
      {problemText(notice.problem, t)}
    </Notice>
  )
}

function Remedy({ remedy, onRetry }: { remedy: NonNullable<SessionNotice['remedy']>; onRetry(): void }) {
  const { t } = useTranslation()
  const act = useAct()
  return remedy === 'retry' ? (
    <Button variant="outline" {...hint('retry')} onClick={onRetry}>
      {t('notices.retry')}
    </Button>
  ) : (
    <Button variant="outline" {...hint('saveModelFile')} onClick={() => act(saveModel)}>
      {t('kept.saveFile')}
    </Button>
  )
}
