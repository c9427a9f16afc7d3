import { lazy, Suspense } from 'react'
import { fetchTexts } from '../../i18n/i18n'
import { LessonsMissing } from './LessonsMissing'

/** Fetched with its texts when lessons are first opened. */
const Panel = lazy(() =>
  Promise.all([import('./LessonsPanel'), fetchTexts('lessons')]).then(
    ([{ LessonsPanel }]) => ({ default: LessonsPanel }),
    () => ({ default: LessonsMissing }),
  ),
)

/** The lessons, beside the page and never in its way. */
export function Lessons() {
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  )
}
