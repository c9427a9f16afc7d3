import { ArrowLeft, ChevronDown, ChevronUp, List, Printer, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import type { Lesson } from '../../lessons/lesson'
import { lessonRunOf } from '../../lessons/lesson-run'
import { lessons } from '../../lessons/lessons'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { ProgressLine } from '../../ui/ProgressLine'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import { hint } from '../hint'
import { useSession } from '../use-session'
import { CheckCard } from './CheckCard'
import { LessonSheet } from './LessonSheet'
import styles from './LessonsPanel.module.css'
import { PredictionCard } from './PredictionCard'
import { StepCard } from './StepCard'
import { useLessonText } from './use-lesson-text'
import { usePageKeys } from './use-page-keys'
import { useWatched, Watched } from './Watched'

/** One lesson, a card a step. */
export function LessonCard({ number }: { number: number }) {
  const run = lessonRunOf(useSession())
  useStore(run.store)
  usePageKeys(run)
  const [folded, setFolded] = useState(false)
  const lesson = lessons[number - 1] as Lesson
  const text = useLessonText(lesson.name)
  const { at } = run.place
  const step = lesson.steps[at - 1]
  const watched = useWatched(run)
  return (
    <>
      <Head lesson={lesson} number={number} folded={folded} onFold={() => setFolded(!folded)} />
      <div className={styles.body} hidden={folded}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
        <div
          // Another card begins at its top.
          key={at}
          className={styles.content}
          role="group"
          aria-label={text('title')}
          // Where it scrolls, keys must be able to scroll it: a step need not have a button.
          tabIndex={folded ? undefined : 0}
        >
          {at === 0 ? (
            <PredictionCard lesson={lesson} run={run} />
          ) : step ? (
            <StepCard key={step.name} lesson={lesson} step={step} run={run} />
          ) : (
            <CheckCard lesson={lesson} number={number} run={run} />
          )}
        </div>
        {watched && <Watched of={watched} />}
      </div>
      <Foot lesson={lesson} hidden={folded} />
      <LessonSheet lesson={lesson} number={number} />
    </>
  )
}

interface HeadProps {
  lesson: Lesson
  number: number
  folded: boolean
  onFold(): void
}

/** Which lesson, how far, and the ways out of it. */
function Head({ lesson, number, folded, onFold }: HeadProps) {
  const { t } = useTranslation('lessons')
  const session = useSession()
  const text = useLessonText(lesson.name)
  const count = lesson.steps.length + 2
  const at = lessonRunOf(session).place.at + 1
  return (
    <header className={styles.header}>
      <div className={styles.heading}>
        <p className={styles.muted}>
          {t('lesson', { number })} · {t('progress', { at, count })}
        </p>
        <h2 className={styles.title}>{text('title')}</h2>
      </div>
      <IconButton
        {...hint('lessonFold')}
        className={styles.fold}
        label={t(folded ? 'unfold' : 'fold')}
        icon={folded ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
        aria-expanded={!folded}
        onClick={onFold}
      />
      <IconButton
        {...hint('lessonPrint')}
        className={styles.print}
        label={t('print')}
        icon={<Printer aria-hidden="true" />}
        onClick={() => window.print()}
      />
      <IconButton
        {...hint('lessonAll')}
        label={t('all')}
        icon={<List aria-hidden="true" />}
        onClick={() => session.showLesson(0)}
      />
      <IconButton
        {...hint('lessonsClose')}
        label={t('close')}
        icon={<X aria-hidden="true" />}
        onClick={() => session.showLesson(null)}
      />
      <ProgressLine className={styles.progress} max={count} value={at} />
    </header>
  )
}

/** Back and forward. */
function Foot({ lesson, hidden }: { lesson: Lesson; hidden: boolean }) {
  const { t } = useTranslation('lessons')
  const run = lessonRunOf(useSession())
  const { at, done, predicted } = run.place
  const step = lesson.steps[at - 1]
  const ready = at === 0 ? predicted !== null : step ? done.includes(step.name) : false
  const isCheck = at > lesson.steps.length
  return (
    <footer className={styles.footer} hidden={hidden}>
      <Button
        {...hint('lessonBack')}
        icon={<ArrowLeft aria-hidden="true" />}
        disabled={at === 0}
        onClick={() => run.go(at - 1)}
      >
        {t('back')}
      </Button>
      {!isCheck && (
        <Button variant={ready ? 'primary' : 'quiet'} {...hint('lessonNext')} onClick={() => run.go(at + 1)}>
          {t(ready ? 'next' : 'skip')}
        </Button>
      )}
      <Spoken lesson={lesson} />
    </footer>
  )
}

/** What screen readers hear when a step begins, and when it is done. */
function Spoken({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation('lessons')
  const run = lessonRunOf(useSession())
  const text = useLessonText(lesson.name)
  const { at, done } = run.place
  const step = lesson.steps[at - 1]
  const isDone = step !== undefined && done.includes(step.name)
  const sentence = () => {
    const progress = t('progress', { at: at + 1, count: lesson.steps.length + 2 })
    if (!step) {
      const question = text(at === 0 ? 'predict.question' : 'check.question', numbersOfCheck())
      return t('spoken', { progress, text: question })
    }
    const numbers = step.numbers?.(run.store.getState().scene)
    const sentences = text(`steps.${step.name}.${isDone ? 'after' : 'text'}`, numbers)
    return t(isDone ? 'spokenDone' : 'spoken', { progress, text: sentences })
  }
  const numbersOfCheck = () => lesson.check.numbers?.(run.place.notes)
  const key = `${at} ${isDone}`
  const [said, say] = useState({ key, sentence: sentence() })
  // Not at every number that changes.
  if (said.key !== key) say({ key, sentence: sentence() })
  return <VisuallyHidden live>{said.sentence}</VisuallyHidden>
}
