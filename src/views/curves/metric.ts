import type { LineData, LineSource } from '../../charts/line-data'
import type { History } from '../../session/history'
import type { Point } from '../../training/protocol'

/** What a curve shows of a point. */
export type Metric = 'elbo' | 'reconstruction' | 'kl'

/** The run's curve of one metric for a chart: training means as one column, test values as another. */
export function metricSource(history: History, metric: Metric): LineSource {
  return {
    subscribe: (changed) => history.subscribe(changed),
    read: () => metricColumns(history.points, metric),
  }
}

export function metricColumns(points: readonly Point[], metric: Metric): LineData {
  return {
    x: points.map((point) => point.epoch),
    columns: [points.map((point) => point[metric]), points.map((point) => point.test?.[metric] ?? null)],
  }
}

/** What a curve says in words. */
export interface CurveSummary {
  epoch: number
  first: number
  current: number
  test: number | null
}

export function summarise(points: readonly Point[], metric: Metric): CurveSummary | null {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  return {
    epoch: last.epoch,
    first: first[metric],
    current: last[metric],
    test: points.findLast((point) => point.test)?.test?.[metric] ?? null,
  }
}
