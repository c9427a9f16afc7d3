import { ImageUp } from 'lucide-react'
import { type ChangeEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import { useAct, useSessionState } from '../use-session'
import styles from './InputPanel.module.css'

/** A picture from a file: chosen, dropped or pasted. */
export function UploadTab() {
  const { t } = useTranslation()
  const act = useAct()
  const id = useId()
  const [over, setOver] = useState(false)
  const uploaded = useSessionState(({ input }) => (input.source === 'upload' ? input.image : null))
  const fileName = useSessionState(({ input }) => input.fileName)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    // The same file may be chosen again.
    event.target.value = ''
    if (file) act((session) => session.input.upload(file))
  }
  return (
    // Drops are taken by the whole page; here they are only welcomed.
    // biome-ignore lint/a11y/noStaticElementInteractions: the input inside is the interactive one
    <div
      className={styles.dropZone}
      data-over={over}
      onDragEnter={() => setOver(true)}
      onDragLeave={(event) => setOver(event.currentTarget.contains(event.relatedTarget as Node | null))}
      onDrop={() => setOver(false)}
    >
      {uploaded && (
        <div className={styles.uploaded}>
          <PixelImage label={t('input.networkSees')} pixels={uploaded} decorative />
        </div>
      )}
      <div className={styles.dropText} data-over-picture={uploaded !== null}>
        {uploaded ? (
          <span className={styles.fileName}>{t('input.file', { file: fileName ?? '' })}</span>
        ) : (
          <>
            <ImageUp aria-hidden="true" />
            <p>{t('input.drop')}</p>
          </>
        )}
        <label htmlFor={id} className={styles.chooser} title={t('input.uploadHint')}>
          {t('input.choose')}
          <input id={id} type="file" accept="image/*" aria-label={t('input.upload')} onChange={choose} />
        </label>
      </div>
    </div>
  )
}
