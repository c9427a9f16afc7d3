import { Check, Copy, Send } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useSession } from '../use-session'
import styles from './Dialogs.module.css'
import { useDialog } from './use-dialog'

/** The address of the page as it is now, to copy or to send. */
export function ShareDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const session = useSession()
  const [link] = useState(() => session.link())
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const field = useId()

  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  // Rejects when the person changes their mind, which is no problem.
  const send = () => navigator.share({ title: t('app.title'), url: link }).catch(() => {})

  return (
    <Dialog onClose={close} title={t('share.title')} closeLabel={t('app.close')}>
      <div className={styles.stack}>
        <p>{t('share.text')}</p>
        <label className={styles.label} htmlFor={field}>
          {t('share.link')}
        </label>
        <input
          id={field}
          className={styles.link}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <div className={styles.actions}>
          <Button
            variant="primary"
            icon={outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            onClick={copy}
          >
            {t('share.copyLink')}
          </Button>
          {'share' in navigator && (
            <Button variant="outline" icon={<Send aria-hidden="true" />} onClick={send}>
              {t('share.send')}
            </Button>
          )}
          <span role="status">
            {outcome === 'copied' && t('app.copied')}
            {outcome === 'failed' && t('share.failed')}
          </span>
        </div>
      </div>
    </Dialog>
  )
}
