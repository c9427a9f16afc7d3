import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice'
import { useSession } from '../use-session'
import styles from './LessonsPanel.module.css'

/** In place of lessons whose script or texts did not arrive. */
export function LessonsMissing() {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <aside className={styles.panel} aria-label={t('menu.lessons')}>
      <Notice kind="error" dismissLabel={t('notices.dismiss')} onDismiss={() => session.showLesson(null)}>
        {t('explore.missing')}
      </Notice>
    </aside>
  )
}
