import { CircleCheck, Crosshair } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Lesson, Step } from '../../lessons/lesson'
import type { LessonRun } from '../../lessons/lesson-run'
import { Button } from '../../ui/Button'
import { useAct } from '../use-session'
import styles from './LessonsPanel.module.css'
import { type LessonText, useLessonText } from './use-lesson-text'
import { showAnchor, usePointing } from './use-pointing'

interface StepCardProps {
  lesson: Lesson
  step: Step
  run: LessonRun
}

/** What to do now, where, and what one sees when it is done. */
export function StepCard({ lesson, step, run }: StepCardProps) {
  const { t } = useTranslation('lessons')
  const act = useAct()
  const text = useLessonText(lesson.name)
  const { scene, busy, before } = run.store.getState()
  const done = run.place.done.includes(step.name)
  const numbers = step.numbers?.(scene)
  const { help, anchor } = step
  usePointing(anchor ?? null)
  const changes = help && help.label !== 'show' && help.label !== 'train' && !before
  return (
    <>
      <p className={styles.instruction}>{text(`steps.${step.name}.text`, numbers)}</p>
      {!done && changes && <p className={styles.muted}>{t('kept', { back: t('restore') })}</p>}
      <div className={styles.actions}>
        {!done && help && (
          <Button variant="primary" data-help disabled={busy} onClick={() => act(() => run.help())}>
            {busy ? t('help.busy') : t(`help.${help.label}`, { steps: help.steps ?? 0 })}
          </Button>
        )}
        {anchor && !done && (
          <Button icon={<Crosshair aria-hidden="true" />} onClick={() => showAnchor(anchor)}>
            {t('point')}
          </Button>
        )}
      </div>
      {done && (
        <div className={styles.after}>
          <CircleCheck aria-hidden="true" />
          <p>{text(`steps.${step.name}.after`, { ...numbers, ...run.place.notes, ...numbers })}</p>
        </div>
      )}
      {done && lesson.prediction.knownAfter === step.name && <Outcome {...{ lesson, run, text }} />}
    </>
  )
}

/** What the learner thought, and what the run says. */
function Outcome({ lesson, run, text }: Pick<StepCardProps, 'lesson' | 'run'> & { text: LessonText }) {
  const { t } = useTranslation('lessons')
  const { predicted, notes } = run.place
  const truth = lesson.prediction.truth(notes)
  if (predicted === null || truth === null) return null
  const choice = (name: string) => text(`predict.choices.${name}`)
  return (
    <p className={styles.outcome}>
      {t('predicted', { choice: choice(predicted) })}{' '}
      <b>{predicted === truth ? t('predictedRight') : t('predictedWrong', { choice: choice(truth) })}</b>
    </p>
  )
}
