import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlain, useSessionState } from '../use-session'
import { AbsentFigure } from './AbsentFigure'
import { CurveFigure } from './CurveFigure'
import styles from './CurvesPanel.module.css'
import type { Metric } from './metric'
import { type ReferenceCurves, referenceLines } from './reference-lines'
import { usePoints } from './use-points'

const metrics = ['elbo', 'reconstruction', 'kl'] as const satisfies Metric[]

/** Three curves over one time axis. */
export function CurvesPanel() {
  const { t } = useTranslation()
  const points = usePoints()
  const curves = useReferenceCurves()
  const settings = useSessionState((state) => state.settings)
  const plain = usePlain()
  return (
    <section id="section-curves" className={styles.panel} aria-label={t('curves.title')}>
      {metrics.map((metric) =>
        plain && metric !== 'reconstruction' ? (
          <AbsentFigure key={metric} metric={metric} />
        ) : (
          <CurveFigure
            key={metric}
            metric={metric}
            points={points}
            lines={referenceLines(metric, settings, curves)}
          />
        ),
      )}
    </section>
  )
}

/** What the curves are compared with, fetched once the page is up. */
function useReferenceCurves(): ReferenceCurves | null {
  const [curves, setCurves] = useState<ReferenceCurves | null>(null)
  useEffect(() => {
    Promise.all([
      import('../../session/reference-curves.json'),
      import('../../session/page-curves.json'),
      import('../../session/linear-errors.json'),
    ]).then(
      ([{ default: pytorch }, { default: page }, { default: linearErrors }]) =>
        setCurves({ runs: pytorch.runs, pageRuns: page.runs, linearErrors }),
      // A line less to compare with is not worth a notice.
      () => {},
    )
  }, [])
  return curves
}
