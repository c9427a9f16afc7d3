import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlain, useSessionState } from '../use-session'
import { AbsentFigure } from './AbsentFigure'
import { CurveFigure } from './CurveFigure'
import styles from './CurvesPanel.module.css'
import type { Metric } from './metric'
import { referenceLines } from './reference-lines'
import { usePoints } from './use-points'
import { useReferenceCurves } from './use-reference-curves'

const metrics = ['elbo', 'reconstruction', 'kl'] as const satisfies Metric[]

const FormerRunChip = lazy(async () => ({ default: (await import('./FormerRunChip')).FormerRunChip }))

/** Three curves over one time axis. */
export function CurvesPanel() {
  const { t } = useTranslation()
  const points = usePoints()
  const answered = useAnswered()
  const curves = useReferenceCurves(answered)
  const settings = useSessionState((state) => state.settings)
  const plain = usePlain()
  const former = useSessionState((state) => state.former)
  return (
    <section id="section-curves" className={styles.panel} aria-label={t('curves.title')}>
      {former && (
        <Suspense>
          <FormerRunChip former={former} />
        </Suspense>
      )}
      {metrics.map((metric) =>
        plain && metric !== 'reconstruction' ? (
          <AbsentFigure key={metric} metric={metric} />
        ) : (
          <CurveFigure
            key={metric}
            metric={metric}
            points={points}
            drawn={answered}
            lines={referenceLines(metric, settings, curves)}
          />
        ),
      )}
    </section>
  )
}

/** Whether the model has answered once: before, what draws curves would keep it waiting on a slow line. */
function useAnswered(): boolean {
  const answers = useSessionState(({ latent }) => latent.decoded !== null)
  const [answered, setAnswered] = useState(answers)
  if (answers && !answered) setAnswered(true)
  return answered
}
