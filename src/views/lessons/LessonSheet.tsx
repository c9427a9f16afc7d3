import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Lesson } from '../../lessons/lesson'
import { QrCode } from '../../ui/QrCode'
import { linkModules } from '../link-modules'
import { useSession } from '../use-session'
import styles from './LessonSheet.module.css'
import { useLessonText } from './use-lesson-text'

/** In place of a number that the learner will find. */
const gap = '……'

/** The lesson on paper: what a print of the page shows while one is open. */
export function LessonSheet({ lesson, number }: { lesson: Lesson; number: number }) {
  const { t } = useTranslation('lessons')
  const { t: page } = useTranslation()
  const session = useSession()
  const text = useLessonText(lesson.name, gap)
  const { prediction, steps } = lesson
  const link = new URL(`#v=1&lesson=${number}`, session.link()).href
  const modules = linkModules(link)
  return createPortal(
    <article className={styles.sheet} data-sheet>
      <header>
        <div>
          <p>
            {page('app.title')} · {t('lesson', { number })}
          </p>
          <h1>{text('title')}</h1>
          <p>
            <b>{t('goal')}</b> {text('goal')}
          </p>
          <p className={styles.name}>{t('sheet.name')}</p>
        </div>
        <figure>
          {modules && <QrCode label={link} modules={modules} />}
          <figcaption>{t('sheet.scan')}</figcaption>
        </figure>
      </header>
      <h2>{t('sheet.question')}</h2>
      <p>{text('predict.question')}</p>
      <Boxes texts={prediction.choices.map((name) => text(`predict.choices.${name}`))} />
      <Lines label={t('sheet.because')} />
      <h2>{t('sheet.steps')}</h2>
      <ol>
        {steps.map(({ name }) => (
          <li key={name}>
            <span className={styles.text}>{text(`steps.${name}.text`)}</span>
            <Lines />
          </li>
        ))}
      </ol>
      <section className={styles.question}>
        <h2>{t('sheet.check')}</h2>
        <p>{text('check.question')}</p>
        <Lines />
      </section>
      <p className={styles.link}>{link}</p>
    </article>,
    document.body,
  )
}

function Boxes({ texts }: { texts: readonly string[] }) {
  return (
    <ul className={styles.boxes}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

/** Room for an answer. */
function Lines({ label = '' }: { label?: string }) {
  return (
    <div className={styles.lines}>
      <span>{label}</span>
    </div>
  )
}
