import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useSession } from '../use-session'
import { CopyField } from './CopyField'
import styles from './Dialogs.module.css'
import { embedCode } from './embed-code'
import { ScanLink } from './ScanLink'
import { useDialog } from './use-dialog'

/** The address of the page as it is now: to copy, to send, to scan, or to put into another page. */
export function ShareDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const session = useSession()
  const [link] = useState(() => session.link())
  const [code] = useState(() => embedCode(session.link(true), t('app.title')))
  // Rejects when the person changes their mind, which is no problem.
  const send = () => navigator.share({ title: t('app.title'), url: link }).catch(() => {})

  return (
    <Dialog onClose={close} title={t('share.title')} closeLabel={t('app.close')}>
      <div className={styles.stack}>
        <p>{t('share.text')}</p>
        <CopyField label={t('share.link')} text={link} copy={t('share.copyLink')} variant="primary">
          {'share' in navigator && (
            <Button variant="outline" icon={<Send aria-hidden="true" />} onClick={send}>
              {t('share.send')}
            </Button>
          )}
        </CopyField>
        <ScanLink link={link} />
        <h3>{t('share.embed')}</h3>
        <p>{t('share.embedText')}</p>
        <CopyField label={t('share.code')} text={code} copy={t('share.copyCode')} variant="outline" />
      </div>
    </Dialog>
  )
}
