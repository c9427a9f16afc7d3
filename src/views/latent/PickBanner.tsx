import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { hint } from '../hint'
import { useSession } from '../use-session'
import styles from './PickBanner.module.css'

/** Over the plane, while a person is asked for one of its points. */
export function PickBanner() {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <div className={styles.banner}>
      <p role="status">{t('latent.pick.text')}</p>
      <Button variant="outline" {...hint('pickCancel')} onClick={() => session.latent.pick.answer(null)}>
        {t('latent.pick.cancel')}
      </Button>
    </div>
  )
}
