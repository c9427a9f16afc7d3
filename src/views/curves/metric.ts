import { joined, type LineData, type LineSource, niceEnd } from '../../charts/line-data'
import type { History } from '../../session/history'
import type { FormerRun } from '../../session/state'
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

/** The same behind which the training means of an earlier run stand, as a first column, as far as the axis reaches. */
export function behindMetricSource(
  history: History,
  metric: Metric,
  { points, settings }: FormerRun,
): LineSource {
  const plain = settings.model.kind === 'ae' && metric !== 'reconstruction'
  return {
    subscribe: (changed) => history.subscribe(changed),
    read() {
      const end = niceEnd(history.points.at(-1)?.epoch ?? 0)
      const before = plain ? [] : points.filter(({ epoch }) => epoch <= end)
      const former = { x: before.map(({ epoch }) => epoch), columns: [before.map((point) => point[metric])] }
      return joined(former, metricColumns(history.points, metric))
    },
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
