import { useCallback, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../i18n/problem-text'
import { type Problem, toProblem } from '../../lib/problem'
import type { ListedImages, ListedRun } from '../../storage/keeper'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { useDialog } from '../dialogs/use-dialog'
import { useSession, useSessionState } from '../use-session'
import { AskedButton } from './AskedButton'
import { KeptImages } from './KeptImages'
import { RunRow } from './RunRow'
import styles from './RunsDialog.module.css'

/** What was trained here: a picture of each curve, its numbers, and the way back to it. */
export function RunsDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const session = useSession()
  const id = useId()
  const keep = useSessionState((state) => state.preferences.keep)
  const { runs, images, problem, act } = useRuns()
  const forgetAll = async () => {
    await session.keeping.forget()
    session.preferences.forget()
  }
  return (
    <Dialog
      onClose={close}
      title={t('kept.title')}
      closeLabel={t('app.close')}
      footer={
        <div className={styles.footer}>
          <label className={styles.switch}>
            <input
              type="checkbox"
              checked={keep}
              aria-label={t('kept.keep')}
              aria-describedby={id}
              onChange={(event) => session.preferences.change({ keep: event.target.checked })}
            />
            <span>
              {t('kept.keep')}
              <small id={id}>{t('kept.keepHint')}</small>
            </span>
          </label>
          <AskedButton
            hint="runsDelete"
            question={t('kept.deleteAllAsk')}
            label={t('kept.deleteAll')}
            onConfirm={() => act(forgetAll)}
          />
        </div>
      }
    >
      <div className={styles.stack}>
        <p>{t('kept.text')}</p>
        {problem && <Notice kind="error">{problemText(problem, t)}</Notice>}
        {runs?.length === 0 && <p className={styles.muted}>{t('kept.none')}</p>}
        {runs && runs.length > 0 && (
          <ul className={styles.runs}>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} runs={runs} act={act} onOpened={close} />
            ))}
          </ul>
        )}
        {images.length > 0 && <KeptImages images={images} act={act} />}
      </div>
    </Dialog>
  )
}

/** The kept runs and images, and what acts on them and looks again. What goes wrong is told here. */
function useRuns() {
  const { keeping } = useSession()
  const [runs, setRuns] = useState<ListedRun[] | null>(null)
  const [images, setImages] = useState<ListedImages[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const act = useCallback(
    async (verb?: () => Promise<unknown>): Promise<boolean> => {
      try {
        setProblem(null)
        await verb?.()
        setRuns(await keeping.runs())
        setImages(await keeping.images())
        return true
      } catch (thrown) {
        setProblem(toProblem(thrown))
        return false
      }
    },
    [keeping],
  )
  useEffect(() => void act(), [act])
  return { runs, images, problem, act }
}
