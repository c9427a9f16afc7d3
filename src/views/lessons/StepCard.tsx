import { CircleCheck, CircleHelp, Crosshair } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import type { Anchor, Lesson, Step } from '../../lessons/lesson'
import type { LessonRun } from '../../lessons/lesson-run'
import { Button } from '../../ui/Button'
import { hint } from '../hint'
import { useAct } from '../use-session'
import { InSight } from './InSight'
import styles from './LessonsPanel.module.css'
import { type LessonText, useLessonText } from './use-lesson-text'
import { showAnchor, usePointing } from './use-pointing'
import { useWatched } from './Watched'

const curves: readonly Anchor[] = ['curves', 'reconstruction', 'kl']

interface StepCardProps {
  lesson: Lesson
  step: Step
  run: LessonRun
}

/** What to do now, where, and what one sees when it is done. */
export function StepCard({ lesson, step, run }: StepCardProps) {
  const { t } = useTranslation('lessons')
  const text = useLessonText(lesson.name)
  const { scene } = run.store.getState()
  const done = run.place.done.includes(step.name)
  const [doneBefore] = useState(done)
  const numbers = step.numbers?.(scene)
  const asked = typeof step.anchor === 'function' ? step.anchor(scene) : step.anchor
  // A curve shows from when it is trained.
  const trains = step.help?.steps !== undefined && scene.state.status?.phase === 'training'
  const showing = done || (trains && step.result !== undefined && curves.includes(step.result))
  const anchor = showing ? (step.result ?? asked) : asked
  const watched = useWatched(run)
  // Nobody is taken away from what they are at: from a drawing, or from what leads to something that they see already.
  usePointing(anchor ?? null, showing, !(showing && (asked === 'drawing' || watched)))
  const open = !done && scene.state.status !== null
  const missing = open ? run.missing : null
  const isTabOpen = asked === 'explored' && run.offer?.label === 'tab'
  return (
    <>
      <p className={styles.instruction}>{text(`steps.${step.name}.text`, numbers)}</p>
      {open && step.counts && !missing && (
        <p className={styles.muted}>{text(`steps.${step.name}.now`, numbers)}</p>
      )}
      {missing && (
        <div className={styles.missing} role="status">
          <CircleHelp aria-hidden="true" />
          <p>{t(`missing.${missing.help.label === 'open' ? 'open' : 'train'}`)}</p>
        </div>
      )}
      {open && <Kept run={run} />}
      <div className={styles.actions}>
        {open && !isTabOpen && <HelpButton run={run} />}
        {anchor && (!done || step.result) && !missing && (
          <Button
            {...hint('lessonPoint')}
            icon={<Crosshair aria-hidden="true" />}
            onClick={() => showAnchor(anchor)}
          >
            {t('point')}
          </Button>
        )}
      </div>
      {done && (
        <InSight of={doneBefore ? '' : step.name}>
          <div className={styles.after}>
            <CircleCheck aria-hidden="true" />
            <p>{text(`steps.${step.name}.after`, { ...numbers, ...run.place.notes, ...numbers })}</p>
          </div>
          {lesson.prediction.knownAfter === step.name && <Outcome {...{ lesson, run, text }} />}
        </InSight>
      )}
    </>
  )
}

/** Before a lesson changes for the first time what there is: that it comes back. */
function Kept({ run }: { run: LessonRun }) {
  const { t } = useTranslation('lessons')
  const { before } = run.store.getState()
  if (before || !run.changes) return null
  return <p className={styles.muted}>{t('kept', { back: t('restore') })}</p>
}

/** Does it for the learner; meanwhile it says how far that is. */
function HelpButton({ run }: { run: LessonRun }) {
  const { t } = useTranslation('lessons')
  const act = useAct()
  const formats = useFormats()
  const { scene, busy } = run.store.getState()
  const { offer } = run
  if (!offer) return null
  const { label, steps } = offer
  const step = formats.integer(scene.state.status?.step ?? 0)
  return (
    <Button
      variant="primary"
      data-help
      {...hint('lessonHelp')}
      disabled={busy}
      onClick={() => act(() => run.help())}
    >
      {busy ? t(steps ? 'training' : 'busy', { step }) : t(`help.${label}`, { steps })}
    </Button>
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
      {t('predicted', { choice: choice(predicted) })}
      <b>{predicted === truth ? t('predictedRight') : t('predictedWrong', { choice: choice(truth) })}</b>
    </p>
  )
}
