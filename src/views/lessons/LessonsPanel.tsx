import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { lessonRunOf } from '../../lessons/lesson-run'
import { useSession, useSessionState } from '../use-session'
import { LessonCard } from './LessonCard'
import { LessonList } from './LessonList'
import styles from './LessonsPanel.module.css'

/** The list of the lessons, or the one that is open: beside the panels, or at the bottom of small windows. */
export function LessonsPanel() {
  const { t } = useTranslation('lessons')
  const run = lessonRunOf(useSession())
  const number = useSessionState((state) => state.lesson)
  useEffect(() => run.follow(), [run])
  if (number === null) return null
  return (
    <aside className={styles.panel} aria-label={t('title')}>
      {number === 0 ? <LessonList /> : <LessonCard key={number} number={number} />}
    </aside>
  )
}
