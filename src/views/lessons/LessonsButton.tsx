import { GraduationCap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Tooltip } from '../../ui/Tooltip'
import { useSession, useSessionState } from '../use-session'
import styles from './LessonsButton.module.css'

/** Opens the list of the lessons, or closes whatever is open of them. */
export function LessonsButton() {
  const { t } = useTranslation()
  const session = useSession()
  const open = useSessionState((state) => state.lesson !== null)
  return (
    <Tooltip text={t('menu.lessonsHint')}>
      <Button
        className={styles.button}
        icon={<GraduationCap aria-hidden="true" />}
        aria-expanded={open}
        onClick={() => session.showLesson(open ? null : 0)}
      >
        <span className={styles.name}>{t('menu.lessons')}</span>
      </Button>
    </Tooltip>
  )
}
