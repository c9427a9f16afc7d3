import { Download, FolderOpen } from 'lucide-react'
import { type ChangeEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../i18n/problem-text'
import { toProblem } from '../../lib/problem'
import type { ExportTarget } from '../../session/exports'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { exportTarget } from '../export-target'
import { hint } from '../hint'
import { saveModel } from '../save-model'
import { useSession } from '../use-session'
import styles from './Dialogs.module.css'
import { ModelExports } from './ModelExports'
import { useDialog } from './use-dialog'

/** Saving the model to a file, loading one, and taking it to other programs. What goes wrong is told here, where it was asked for. */
export function ModelDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const session = useSession()
  const [outcome, setOutcome] = useState<{ kind: 'info' | 'error'; text: string } | null>(null)
  const id = useId()
  const chooser = useRef<HTMLInputElement>(null)

  const tell = (task: Promise<string>) =>
    void task.then(
      (text) => setOutcome({ kind: 'info', text }),
      (thrown: unknown) => setOutcome({ kind: 'error', text: problemText(toProblem(thrown), t) }),
    )
  const save = async (target?: ExportTarget, ending?: string) =>
    t('model.saved', { file: await saveModel(session, target, ending) })
  const load = async (file: File) => {
    await session.importModel(file)
    return t('model.loaded', { file: file.name })
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    // The same file may be chosen again after it was put right.
    event.target.value = ''
    if (file) tell(load(file))
  }

  return (
    <Dialog
      onClose={close}
      title={t('model.title')}
      closeLabel={t('app.close')}
      footer={outcome && <Notice kind={outcome.kind}>{outcome.text}</Notice>}
    >
      <div className={styles.stack}>
        <h3>{t('model.file')}</h3>
        <p>{t('model.text')}</p>
        <div className={styles.actions}>
          <Button
            variant="primary"
            {...hint('modelSave')}
            icon={<Download aria-hidden="true" />}
            onClick={() => tell(save())}
          >
            {t('model.save')}
          </Button>
          <Button
            variant="outline"
            aria-describedby={id}
            icon={<FolderOpen aria-hidden="true" />}
            onClick={() => chooser.current?.click()}
          >
            {t('model.load')}
          </Button>
          <input ref={chooser} type="file" accept=".safetensors" hidden onChange={choose} />
        </div>
        <p id={id} className={styles.muted}>
          {t('model.loadHint')}
        </p>
        <h3>{t('model.elsewhere')}</h3>
        <ModelExports onSave={(form, ending) => tell(save(exportTarget(form, session, t), ending))} />
      </div>
    </Dialog>
  )
}
