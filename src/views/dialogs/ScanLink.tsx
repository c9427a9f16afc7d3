import { Maximize } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { QrCode } from '../../ui/QrCode'
import { hint } from '../hint'
import { linkModules } from '../link-modules'
import styles from './ScanLink.module.css'

/** The link for the cameras in a room, small, or as large as the window. */
export function ScanLink({ link }: { link: string }) {
  const { t } = useTranslation()
  const large = useRef<HTMLDialogElement>(null)
  const modules = linkModules(link)
  if (!modules) return <p>{t('share.tooLong')}</p>
  return (
    <div className={styles.scan}>
      <div className={styles.small}>
        <QrCode label={t('share.qr')} modules={modules} />
      </div>
      <div className={styles.beside}>
        <p>{t('share.qrText')}</p>
        <Button
          variant="outline"
          {...hint('shareEnlarge')}
          icon={<Maximize aria-hidden="true" />}
          onClick={() => large.current?.showModal()}
        >
          {t('share.enlarge')}
        </Button>
      </div>
      <dialog ref={large} className={styles.large} aria-label={t('share.qr')}>
        <button
          type="button"
          className={styles.back}
          aria-label={t('app.close')}
          onClick={() => large.current?.close()}
        >
          <QrCode label={t('share.qrLarge')} modules={modules} />
        </button>
      </dialog>
    </div>
  )
}
