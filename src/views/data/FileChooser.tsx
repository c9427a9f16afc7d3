import { FileUp, FolderOpen } from 'lucide-react'
import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { hint } from '../hint'
import { useAct } from '../use-session'
import styles from './ImportDialog.module.css'

/** Files or a folder, to be read as a data set. */
export function FileChooser() {
  const { t } = useTranslation()
  const act = useAct()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = Array.from(event.target.files ?? [], (file) => ({
      file,
      path: file.webkitRelativePath || file.name,
    }))
    // The same files may be chosen again after they were put right.
    event.target.value = ''
    if (chosen.length > 0) act((session) => session.imports.read(chosen))
  }
  return (
    <div className={styles.actions}>
      <Button
        variant="primary"
        {...hint('chooseFiles')}
        icon={<FileUp aria-hidden="true" />}
        onClick={() => files.current?.click()}
      >
        {t('import.files')}
      </Button>
      <Button
        variant="outline"
        {...hint('chooseFolder')}
        icon={<FolderOpen aria-hidden="true" />}
        onClick={() => folder.current?.click()}
      >
        {t('import.folder')}
      </Button>
      <input ref={files} type="file" multiple hidden aria-label={t('import.files')} onChange={choose} />
      <input
        ref={folder}
        type="file"
        webkitdirectory=""
        hidden
        aria-label={t('import.folder')}
        onChange={choose}
      />
    </div>
  )
}
