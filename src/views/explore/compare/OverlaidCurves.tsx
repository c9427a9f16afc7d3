import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LineChart } from '../../../charts/LineChart'
import { joined, type LineSeries, type LineSource } from '../../../charts/line-data'
import { useFormats } from '../../../i18n/formats'
import type { History } from '../../../session/history'
import { type Metric, metricColumns, summarise } from '../../curves/metric'
import { usePointsOf } from '../../curves/use-points'
import styles from './Compare.module.css'

/** A run whose curve is drawn over others. */
export interface OverlaidRun {
  name: string
  history: History
  /** Of an autoencoder, which has neither ELBO nor KL. */
  plain: boolean
  look: Pick<LineSeries, 'tone' | 'dash'>
}

const metrics = ['elbo', 'reconstruction', 'kl'] as const satisfies Metric[]

/** The curves of several runs, each metric over one axis. @param runs keep the same array while they are the same */
export function OverlaidCurves({ runs }: { runs: readonly OverlaidRun[] }) {
  return (
    <div className={styles.curves}>
      {metrics.map((metric) => (
        <OverlaidCurve key={metric} metric={metric} runs={runs} />
      ))}
    </div>
  )
}

function OverlaidCurve({ metric, runs }: { metric: Metric; runs: readonly OverlaidRun[] }) {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const formats = useFormats()
  const shown = useMemo(
    () => runs.filter(({ plain }) => !plain || metric === 'reconstruction'),
    [runs, metric],
  )
  const source = useMemo(() => overlaid(shown, metric), [shown, metric])
  const points = usePointsOf(useMemo(() => shown.map(({ history }) => history), [shown]))
  if (shown.length === 0) return null
  const series = shown.flatMap(({ name, look: { tone = 'accent', dash } }): LineSeries[] => [
    { label: name, kind: 'line', tone, ...(dash ? { dash } : {}) },
    { label: `${name} ${t('curves.test')}`, kind: 'dots', tone },
  ])
  const values = shown.map(({ name }, index) => {
    const summary = summarise(points[index] ?? [], metric)
    return `${name} ${summary ? formats.decimal(summary.current, 1) : t('curves.noNumber')}`
  })
  const label = say('curve', { name: t(`curves.${metric}`) })
  return (
    <div>
      <h3 className={styles.curveName}>
        {t(`curves.${metric}`)} <span>{t(`curves.${metric}Hint`)}</span>
      </h3>
      <div className={styles.chart}>
        <LineChart
          label={label}
          summary={values.join(', ')}
          source={source}
          series={series}
          syncKey="compared"
          unitX={t('curves.axis')}
          formatX={(epoch) => `${t('curves.axis')} ${formats.decimal(epoch, 2)}`}
          formatY={(value) => formats.decimal(value, metric === 'kl' ? 2 : 1)}
        />
      </div>
    </div>
  )
}

/** Training means and test values of each run in turn. */
function overlaid(runs: readonly OverlaidRun[], metric: Metric): LineSource {
  return {
    subscribe(changed) {
      const ends = runs.map(({ history }) => history.subscribe(changed))
      return () => {
        for (const end of ends) end()
      }
    },
    read: () => joined(...runs.map(({ history }) => metricColumns(history.points, metric))),
  }
}
