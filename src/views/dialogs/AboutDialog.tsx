import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog'
import { hint } from '../hint'
import styles from './Dialogs.module.css'
import { useDialog } from './use-dialog'

const licences = {
  mnist: { name: 'CC BY-SA 3.0', url: 'https://creativecommons.org/licenses/by-sa/3.0/' },
  fashion: { name: 'MIT', url: 'https://github.com/zalandoresearch/fashion-mnist/blob/master/LICENSE' },
}

/** What the page is and is not, whose data it shows, and under which licences. */
export function AboutDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  return (
    <Dialog onClose={close} title={t('about.title')} closeLabel={t('app.close')}>
      <div className={styles.stack}>
        <p>{t('about.what')}</p>
        <p>{t('about.not')}</p>
        <p>{t('about.nats')}</p>
        <h3>{t('about.data')}</h3>
        <p>
          {t('about.mnist')} <Licence {...licences.mnist} />
        </p>
        <p>
          {t('about.fashion')} <Licence {...licences.fashion} />
        </p>
        <p>{t('about.shapes')}</p>
        <h3>{t('about.code')}</h3>
        <p>{t('about.codeLicence')}</p>
        <p className={styles.muted}>{t('about.version', { version: __APP_VERSION__ })}</p>
      </div>
    </Dialog>
  )
}

function Licence({ name, url }: { name: string; url: string }) {
  return (
    <a {...hint('licence')} href={url} target="_blank" rel="noreferrer">
      {name}
    </a>
  )
}
