import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { lessonRunOf } from '../../lessons/lesson-run'
import { lessons } from '../../lessons/lessons'
import { IconButton } from '../../ui/IconButton'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import { hint } from '../hint'
import { useSession } from '../use-session'
import { GiveBack } from './GiveBack'
import styles from './LessonsPanel.module.css'

/** What there is to learn, and how far one has come. */
export function LessonList() {
  const { t } = useTranslation('lessons')
  const session = useSession()
  const { finished, places } = useStore(lessonRunOf(session).store)
  return (
    <>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h2 className={styles.title}>{t('title')}</h2>
        </div>
        <IconButton
          {...hint('lessonsClose')}
          label={t('close')}
          icon={<X aria-hidden="true" />}
          onClick={() => session.showLesson(null)}
        />
      </header>
      <div className={styles.content}>
        <p className={styles.muted}>{t('list.text')}</p>
        <ol className={styles.list}>
          {lessons.map(({ name }, index) => {
            const number = index + 1
            const isFinished = finished.includes(number)
            return (
              <li key={name}>
                <button
                  type="button"
                  className={styles.entry}
                  {...hint('lessonOpen')}
                  onClick={() => session.showLesson(number)}
                >
                  <span className={styles.number} data-finished={isFinished} aria-hidden="true">
                    {isFinished ? <Check /> : number}
                  </span>
                  <span>
                    <b>{t(`${name}.title`)}</b>
                    {isFinished && <VisuallyHidden> ({t('list.finished')})</VisuallyHidden>}
                    {!isFinished && places[number] && <span className={styles.begun}>{t('list.begun')}</span>}
                    <span className={styles.goal}>{t(`${name}.goal`)}</span>
                  </span>
                </button>
              </li>
            )
          })}
        </ol>
        <GiveBack />
      </div>
    </>
  )
}
