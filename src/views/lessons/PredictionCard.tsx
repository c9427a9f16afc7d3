import { useTranslation } from 'react-i18next'
import type { Lesson } from '../../lessons/lesson'
import type { LessonRun } from '../../lessons/lesson-run'
import { Choices } from './Choices'
import styles from './LessonsPanel.module.css'
import { useLessonText } from './use-lesson-text'

/** The goal, and a guess before anything is done. */
export function PredictionCard({ lesson, run }: { lesson: Lesson; run: LessonRun }) {
  const { t } = useTranslation('lessons')
  const text = useLessonText(lesson.name)
  return (
    <>
      <p className={styles.goalLine}>
        <b>{t('goal')}</b> {text('goal')}
      </p>
      <h3>{t('predict')}</h3>
      <Choices
        question={text('predict.question')}
        choices={lesson.prediction.choices.map((name) => ({ name, text: text(`predict.choices.${name}`) }))}
        chosen={run.place.predicted}
        right={null}
        onChoose={(name) => run.predict(name)}
      />
    </>
  )
}
