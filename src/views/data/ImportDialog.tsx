import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportProgress } from '../../datasets/import/read-files'
import { useFormats } from '../../i18n/formats'
import { problemText } from '../../i18n/problem-text'
import type { ImportPreview } from '../../training/protocol'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { ProgressBar } from '../../ui/ProgressBar'
import { useDialog } from '../dialogs/use-dialog'
import { hint } from '../hint'
import { useAct, useSessionState } from '../use-session'
import { FileChooser } from './FileChooser'
import styles from './ImportDialog.module.css'
import { PreviewSheet } from './PreviewSheet'

/** Data of one's own: choose files, see what they hold, then use them. Whatever happens before that changes nothing. */
export function ImportDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const act = useAct()
  const incoming = useSessionState((state) => state.incoming)
  const cancel = () => act((session) => session.imports.cancel())
  const leave = () => {
    cancel()
    close()
  }
  if (incoming?.phase === 'read') {
    return <PreviewDialog preview={incoming.preview} onCancel={cancel} onLeave={leave} onUse={close} />
  }
  return (
    <Dialog onClose={leave} title={t('import.title')} closeLabel={t('app.close')}>
      <div className={styles.stack}>
        {incoming?.phase === 'reading' ? (
          <Reading progress={incoming.progress} onCancel={cancel} />
        ) : (
          <>
            <p>{t('import.text')}</p>
            <FileChooser />
            {incoming && <Notice kind="error">{problemText(incoming.problem, t)}</Notice>}
            <p className={styles.muted}>{t('import.formats')}</p>
            <p className={styles.muted}>{t('import.conversion')}</p>
          </>
        )}
      </div>
    </Dialog>
  )
}

function Reading({ progress, onCancel }: { progress: ImportProgress; onCancel(): void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <>
      <ProgressBar
        label={t('import.reading')}
        fraction={progress.share}
        text={t('import.images', { count: progress.images, number: formats.integer(progress.images) })}
      />
      <div>
        <Button variant="outline" {...hint('importCancel')} onClick={onCancel}>
          {t('import.cancel')}
        </Button>
      </div>
    </>
  )
}

interface PreviewDialogProps {
  preview: ImportPreview
  onCancel(): void
  onLeave(): void
  onUse(): void
}

function PreviewDialog({ preview, onCancel, onLeave, onUse }: PreviewDialogProps) {
  const { t } = useTranslation()
  const act = useAct()
  const [negative, setNegative] = useState(preview.mostlyLight)
  const use = () => {
    act((session) => session.imports.use(negative))
    onUse()
  }
  const compare = () => {
    act(async ({ imports, explore }) => {
      explore.anomalies.choose({ kind: 'dataset', id: await imports.accept(negative) })
      explore.open('anomalies')
    })
    onUse()
  }
  return (
    <Dialog
      onClose={onLeave}
      title={t('import.preview', { name: preview.name })}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button {...hint('importOthers')} onClick={onCancel}>
            {t('import.others')}
          </Button>
          <Button variant="outline" {...hint('importCompare')} onClick={compare}>
            {t('import.compare')}
          </Button>
          <Button variant="primary" {...hint('importUse')} onClick={use}>
            {t('import.use')}
          </Button>
        </>
      }
    >
      <PreviewSheet preview={preview} negative={negative} onNegative={setNegative} />
    </Dialog>
  )
}
