import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { type AxesOptions, drawUnit, lineAxes } from './line-axes'
import type { ReferenceLine } from './line-data'
import {
  type AlignedColumns,
  alignColumns,
  dashes,
  type LineData,
  type LineSeries,
  niceEnd,
} from './line-data'
import { drawReferences } from './reference-lines'
import { robustRange } from './robust-range'
import type { ThemeColors } from './theme-colors'

export interface LinePlotOptions {
  series: readonly LineSeries[]
  references: readonly ReferenceLine[]
  colors: ThemeColors
  /** Charts with the same key share the pointer. */
  syncKey: string
  /** What x counts. */
  unitX: string
  formatTick: (value: number) => string
  /** CSS px. */
  fontSize: number
  width: number
  height: number
  /** The index under the pointer of any chart of the group; null: none. */
  onCursor(index: number | null): void
}

/** A uPlot chart; the only module that names the library, so that it can be loaded when it is needed. */
export interface LinePlot {
  update(data: LineData): AlignedColumns
  resize(width: number, height: number): void
  destroy(): void
}

/** Draws a chart into an element. */
export function createLinePlot(element: HTMLElement, options: LinePlotOptions): LinePlot {
  let yRange: [number, number] | null = null
  let xEnd = niceEnd(0)
  const axes: AxesOptions = { ...options, hasValues: () => yRange !== null }
  const plot = new uPlot(
    {
      width: options.width,
      height: options.height,
      padding: [options.fontSize * 0.6, options.fontSize, 0, 0],
      legend: { show: false },
      cursor: cursor(options),
      scales: {
        x: { time: false, range: () => [0, xEnd] },
        y: { range: () => yRange ?? [0, 1] },
      },
      axes: lineAxes(axes),
      series: [{}, ...options.series.map((series) => seriesOptions(series, options))],
      hooks: {
        draw: [(plot) => drawReferences(plot, options), (plot) => drawUnit(plot, axes)],
        setCursor: [(plot) => options.onCursor(plot.cursor.idx ?? null)],
      },
    },
    [[], ...options.series.map(() => [])] as unknown as uPlot.AlignedData,
    element,
  )
  return {
    update(data) {
      const aligned = alignColumns(data)
      const [x, ...columns] = aligned
      xEnd = niceEnd(x.at(-1) ?? 0)
      yRange = robustRange(
        columns,
        options.references.map(({ value }) => value),
      )
      plot.setData(aligned as uPlot.AlignedData)
      return aligned
    },
    resize: (width, height) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  }
}

function cursor({ syncKey, colors }: LinePlotOptions): uPlot.Cursor {
  return {
    sync: { key: syncKey, scales: ['x', null] },
    y: false,
    drag: { x: false, y: false },
    points: { size: 8, width: 2, fill: colors.surface },
  }
}

function seriesOptions(
  { kind, tone, label, dash, faint }: LineSeries,
  { colors, fontSize }: LinePlotOptions,
): uPlot.Series {
  const stroke = colors[tone ?? (kind === 'line' ? 'accent' : 'text')]
  // Thick enough for the back row where the type is large too.
  const width = (fontSize / 5.5) * Math.sqrt(colors.emphasis)
  const alpha = faint ? 0.45 : 1
  if (kind === 'line') {
    const strokes = dash ? dashes[dash].map((length) => length * width) : []
    return { label, stroke, width, dash: strokes, alpha, points: { show: false } }
  }
  return {
    label,
    stroke,
    width: 0,
    paths: () => null,
    points: { show: true, size: width * 3, width: 0, fill: stroke, space: 0 },
  }
}
