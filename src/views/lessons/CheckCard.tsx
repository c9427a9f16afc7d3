import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lesson } from '../../lessons/lesson'
import type { LessonRun } from '../../lessons/lesson-run'
import { lessons } from '../../lessons/lessons'
import { Button } from '../../ui/Button'
import { hint } from '../hint'
import { useSession } from '../use-session'
import { Choices } from './Choices'
import { GiveBack } from './GiveBack'
import { GoFurther } from './GoFurther'
import { InSight } from './InSight'
import styles from './LessonsPanel.module.css'
import { useLessonText } from './use-lesson-text'

interface CheckCardProps {
  lesson: Lesson
  number: number
  run: LessonRun
}

/** The question at the end, with the learner's own numbers, and where to go from there. */
export function CheckCard({ lesson, number, run }: CheckCardProps) {
  const { t } = useTranslation('lessons')
  const session = useSession()
  const text = useLessonText(lesson.name)
  const { check } = lesson
  const { answered, notes } = run.place
  const [answeredBefore] = useState(answered)
  const numbers = check.numbers?.(notes)
  const right = answered === check.right
  return (
    <>
      <h3>{t('check')}</h3>
      <Choices
        question={text('check.question', numbers)}
        choices={check.choices.map((name) => ({ name, text: text(`check.choices.${name}`, numbers) }))}
        chosen={answered}
        right={check.right}
        onChoose={(name) => run.answer(name)}
      />
      <InSight of={answered === answeredBefore ? '' : (answered ?? '')}>
        <div role="status">
          {answered !== null && !right && <p className={styles.outcome}>{t('wrong')}</p>}
          {right && (
            <div className={styles.after}>
              <CircleCheck aria-hidden="true" />
              <p>
                <b>{t('right')}</b>
                {text('check.answer', numbers)}
                <b>{t('finished')}</b>
              </p>
            </div>
          )}
        </div>
        {right && <GoFurther lesson={lesson} />}
        {right && (
          <div className={styles.actions}>
            {number < lessons.length && (
              <Button
                variant="primary"
                {...hint('lessonFollowing')}
                onClick={() => session.showLesson(number + 1)}
              >
                {t('nextLesson')}
              </Button>
            )}
            <Button {...hint('lessonAgain')} onClick={() => run.again()}>
              {t('again')}
            </Button>
            <GiveBack />
          </div>
        )}
      </InSight>
    </>
  )
}
