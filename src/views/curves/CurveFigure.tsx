import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LineChart } from '../../charts/LineChart'
import type { LineSeries, ReferenceLine } from '../../charts/line-data'
import { useFormats } from '../../i18n/formats'
import type { Point } from '../../training/protocol'
import { InfoTip } from '../../ui/InfoTip'
import { optionText } from '../settings/field-texts'
import { useSession, useSessionState } from '../use-session'
import styles from './CurvesPanel.module.css'
import { CurveValues } from './CurveValues'
import { behindMetricSource, type Metric, metricSource, summarise } from './metric'
import type { ReferenceLine as KnownLine } from './reference-lines'

interface CurveFigureProps {
  metric: Metric
  points: readonly Point[]
  /** Whether the chart shows already. */
  drawn: boolean
  lines: KnownLine[]
}

/** One curve with its present value, what it is compared with, and all of it in words. */
export function CurveFigure({ metric, points, drawn, lines }: CurveFigureProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { history } = useSession()
  const former = useSessionState((state) => state.former)
  const source = useMemo(
    () => (former ? behindMetricSource(history, metric, former) : metricSource(history, metric)),
    [history, metric, former],
  )
  const dataset = useSessionState(({ settings }) => optionText('dataset', settings.dataset, t))
  const likelihood = useSessionState(({ settings }) =>
    optionText('objective.likelihood', settings.objective.likelihood, t),
  )
  const summary = useSummary(metric, points, lines)
  const digits = metric === 'kl' ? 2 : 1
  const series: LineSeries[] = [
    ...(former ? [{ label: t('curves.former'), kind: 'line', tone: 'muted', faint: true } as const] : []),
    { label: t('curves.train'), kind: 'line', tone: 'accent' },
    { label: t('curves.test'), kind: 'dots', tone: 'text' },
  ]
  const isEmpty = points.length === 0
  // What is written in an empty chart would lie on their names.
  const references: ReferenceLine[] = isEmpty
    ? []
    : lines.map(({ name, value }) => ({ value, label: t(`curves.${name}`) }))
  return (
    <div className={styles.curve} data-anchor={metric}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <InfoTip term={t(`curves.${metric}`)}>
            {t(`curves.${metric}Explanation`)}
            {lines.map(({ name, value }) => (
              <span key={name} className={styles.comparison}>
                {t(`curves.${name}Explanation`, { value: formats.decimal(value, 1), dataset, likelihood })}
              </span>
            ))}
          </InfoTip>
        </h2>
        <span className={styles.hint}>{t(`curves.${metric}Hint`)}</span>
        <CurveValues summary={summarise(points, metric)} format={(value) => formats.decimal(value, digits)} />
      </div>
      <div className={styles.chart}>
        {drawn && (
          <LineChart
            label={t(`curves.${metric}`)}
            summary={summary}
            source={source}
            series={series}
            references={references}
            syncKey="epochs"
            unitX={t('curves.axis')}
            formatX={(epoch) => `${t('curves.axis')} ${formats.decimal(epoch, 2)}`}
            formatY={(value) => formats.decimal(value, digits)}
          />
        )}
        {isEmpty && <p className={styles.empty}>{t('curves.empty')}</p>}
      </div>
    </div>
  )
}

/** The curve in words. */
function useSummary(metric: Metric, points: readonly Point[], lines: CurveFigureProps['lines']): string {
  const { t } = useTranslation()
  const formats = useFormats()
  const summary = summarise(points, metric)
  if (!summary) return t('curves.emptyLong')
  const nats = (value: number) => formats.decimal(value, 1)
  const sentences = [
    t('curves.summary', {
      name: t(`curves.${metric}`),
      current: nats(summary.current),
      first: nats(summary.first),
      epoch: formats.decimal(summary.epoch, 1),
    }),
  ]
  if (summary.test !== null) sentences.push(t('curves.summaryTest', { value: nats(summary.test) }))
  if (lines.length > 0) {
    const known = lines.map(({ name, value }) => `${t(`curves.${name}`)} ${nats(value)}`)
    sentences.push(t('curves.summaryLines', { lines: known.join(', ') }))
  }
  return sentences.join(' ')
}
