import { useEffect, useId, useRef } from 'react'
import styles from './LineChart.module.css'
import type { AlignedColumns, LineSeries, LineSource, ReferenceLine } from './line-data'
import type { LinePlot } from './line-plot'
import { useThemeColors } from './theme-colors'
import { useSize } from './use-size'

export interface LineChartProps {
  /** The accessible name of the figure. */
  label: string
  /** What the chart says now, in a sentence, for those who do not see it. */
  summary: string
  source: LineSource
  series: readonly LineSeries[]
  references?: readonly ReferenceLine[]
  /** Charts with the same key share the pointer. */
  syncKey: string
  /** What x counts, written at the end of its axis. The axis starts at 0 and grows with the data. */
  unitX: string
  /** x in the read-out, e.g. "epoch 3.2". */
  formatX(value: number): string
  /** y in the read-out, with as many digits as make sense. */
  formatY(value: number): string
  /** Numbers along the axes. Default: as they are, with a true minus sign. */
  formatTick?: (value: number) => string
}

/** Lines and dots over a shared x axis. Data come from `source`; React renders only when a prop changes. */
export function LineChart(props: LineChartProps) {
  const { label, summary } = props
  const host = useRef<HTMLDivElement>(null)
  const readout = useRef<HTMLDivElement>(null)
  const id = useId()
  usePlot(host, readout, props)
  return (
    <figure className={styles.figure} aria-label={label} aria-describedby={id}>
      <div ref={host} className={styles.plot} aria-hidden="true" />
      <div ref={readout} className={styles.readout} aria-hidden="true" />
      <figcaption id={id} className={styles.summary}>
        {summary}
      </figcaption>
    </figure>
  )
}

type Host = React.RefObject<HTMLDivElement | null>

/** Keeps a plot alive in `host`: made anew when its looks change, fed once a frame when its data do. */
function usePlot(host: Host, readout: Host, props: LineChartProps) {
  const { source, series, references = [], syncKey, unitX } = props
  const colors = useThemeColors()
  const size = useSize(host)
  const hasSize = size.width > 0 && size.height > 0
  const latest = useRef({ props, size, colors, references })
  latest.current = { props, size, colors, references }
  const plot = useRef<LinePlot | null>(null)
  // Lists given anew with the same content must not make a new plot.
  const looks = JSON.stringify([series, references, unitX, colors, rootFontSize()])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `looks` stands for everything read from `latest`
  useEffect(() => {
    if (!hasSize) return
    let frame = 0
    let ended = false
    let shown: AlignedColumns = [[]]
    const draw = () => {
      frame = 0
      if (plot.current) shown = plot.current.update(source.read())
    }
    const schedule = () => {
      frame ||= requestAnimationFrame(draw)
    }
    void import('./line-plot').then(({ createLinePlot }) => {
      const { props, size, colors, references } = latest.current
      if (ended || !host.current) return
      plot.current = createLinePlot(host.current, {
        ...size,
        series: props.series,
        references,
        colors,
        syncKey,
        unitX: props.unitX,
        formatTick: props.formatTick ?? plainTick,
        fontSize: rootFontSize() * 0.6875,
        onCursor: (index) => {
          if (readout.current) readout.current.textContent = readValues(latest.current.props, shown, index)
        },
      })
      draw()
    })
    const unsubscribe = source.subscribe(schedule)
    return () => {
      ended = true
      unsubscribe()
      cancelAnimationFrame(frame)
      plot.current?.destroy()
      plot.current = null
    }
  }, [source, syncKey, looks, hasSize])

  useEffect(() => {
    if (hasSize) plot.current?.resize(size.width, size.height)
  }, [size, hasSize])
}

/** The values under the pointer; dots are sparse, so theirs is the last one up to there. */
function readValues(
  { series, formatX, formatY }: LineChartProps,
  data: AlignedColumns,
  index: number | null,
) {
  const [x, ...columns] = data
  const at = index === null ? undefined : x[index]
  if (index === null || at === undefined) return ''
  const values = series.map(({ label }, i) => {
    const value = columns[i]?.slice(0, index + 1).findLast((value) => typeof value === 'number')
    return typeof value !== 'number' ? null : `${label} ${formatY(value)}`
  })
  return [formatX(at), ...values.filter((value) => value !== null)].join('  ·  ')
}

function plainTick(value: number): string {
  return String(value).replace('-', '−')
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
