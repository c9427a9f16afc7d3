import { ImageUp } from 'lucide-react'
import { type ChangeEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSessionState } from '../use-session'
import styles from './InputPanel.module.css'

/** A picture from a file. Dropped and pasted ones are taken by the whole page. */
export function UploadButton() {
  const { t } = useTranslation()
  const act = useAct()
  const id = useId()
  const fileName = useSessionState(({ input }) => (input.source === 'upload' ? input.fileName : null))
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    // The same file may be chosen again.
    event.target.value = ''
    if (file) act((session) => session.input.upload(file))
  }
  return (
    <div className={styles.upload}>
      <label htmlFor={id} className={styles.chooser} data-tooltip={t('input.uploadHint')}>
        <ImageUp aria-hidden="true" />
        {t('input.upload')}
        <input id={id} type="file" accept="image/png,image/jpeg,image/webp" onChange={choose} />
      </label>
      <span className={styles.muted}>
        {fileName === null ? t('input.orElse') : t('input.file', { file: fileName })}
      </span>
    </div>
  )
}
