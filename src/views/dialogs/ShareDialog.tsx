import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Hideable, wholePage } from '../../session/shell'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { hint } from '../hint'
import { useSession, useSessionState } from '../use-session'
import { CopyField } from './CopyField'
import styles from './Dialogs.module.css'
import { embedCode } from './embed-code'
import { ForClass } from './ForClass'
import { ScanLink } from './ScanLink'
import { useDialog } from './use-dialog'

/** The address of the page as it is now: to copy, to send, to scan, or to put into another page. */
export function ShareDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const session = useSession()
  const hiddenHere = useSessionState(({ shell }) => shell.hide)
  const [hide, setHide] = useState<readonly Hideable[]>(hiddenHere)
  const [present, setPresent] = useState(false)
  const link = session.link({ ...wholePage, present, hide })
  const code = embedCode(session.link({ embed: true, present, hide }), t('app.title'))
  // Rejects when the person changes their mind, which is no problem.
  const send = () => navigator.share({ title: t('app.title'), url: link }).catch(() => {})

  return (
    <Dialog onClose={close} title={t('share.title')} closeLabel={t('app.close')}>
      <div className={styles.stack}>
        <p>{t('share.text')}</p>
        <CopyField
          label={t('share.link')}
          text={link}
          copy={t('share.copyLink')}
          variant="primary"
          hints={{ text: 'shareLink', copy: 'shareCopyLink' }}
        >
          {'share' in navigator && (
            <Button
              variant="outline"
              {...hint('shareSend')}
              icon={<Send aria-hidden="true" />}
              onClick={send}
            >
              {t('share.send')}
            </Button>
          )}
        </CopyField>
        <ScanLink link={link} />
        <ForClass {...{ present, hide }} onPresent={setPresent} onHide={setHide} />
        <h3>{t('share.embed')}</h3>
        <p>{t('share.embedText')}</p>
        <CopyField
          label={t('share.code')}
          text={code}
          copy={t('share.copyCode')}
          variant="outline"
          hints={{ text: 'shareCode', copy: 'shareCopyCode' }}
        />
      </div>
    </Dialog>
  )
}
