import { Compass } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lesson } from '../../lessons/lesson'
import { Button } from '../../ui/Button'
import { hint } from '../hint'
import { useSession } from '../use-session'
import styles from './LessonsPanel.module.css'
import { useLessonText } from './use-lesson-text'
import { usePointing } from './use-pointing'

/** The tab in which somebody who wants to can go on where the lesson ends; nothing where there is none. */
export function GoFurther({ lesson: { name, further } }: { lesson: Lesson }) {
  const { t } = useTranslation('lessons')
  const { t: page } = useTranslation()
  const session = useSession()
  const text = useLessonText(name)
  const [opened, setOpened] = useState(0)
  usePointing(opened ? 'explored' : null, opened)
  if (!further) return null
  const open = () => {
    session.explore.open(further)
    setOpened(opened + 1)
  }
  return (
    <div className={styles.further}>
      <p>
        <b>{t('further')}</b>
        {text('further')}
      </p>
      <Button {...hint('lessonFurther')} icon={<Compass aria-hidden="true" />} onClick={open}>
        {t('openTab', { tab: page(`explore.tab.${further}`) })}
      </Button>
    </div>
  )
}
