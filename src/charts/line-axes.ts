import type uPlot from 'uplot'
import type { ThemeColors } from './theme-colors'

export interface AxesOptions {
  colors: ThemeColors
  /** CSS px. */
  fontSize: number
  /** What x counts, written at the end of its axis. */
  unitX: string
  formatTick(value: number): string
  /** Whether there is anything that a value could be read of. */
  hasValues(): boolean
}

/** The axis of x, with the unit at its end, and that of y, as wide as its longest number. */
export function lineAxes(options: AxesOptions): uPlot.Axis[] {
  const { colors, fontSize, formatTick, hasValues } = options
  const common = {
    stroke: colors.muted,
    font: `${fontSize}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`,
    ticks: { show: false },
    gap: fontSize * 0.5,
  }
  return [
    {
      ...common,
      size: fontSize * 2,
      space: fontSize * 5,
      grid: { show: false },
      values: (plot, ticks) => withoutNeighbours(plot, ticks, options),
    },
    {
      ...common,
      size: (_, labels) => Math.max(fontSize * 3, widthOf(labels ?? [], common.font) + fontSize),
      space: fontSize * 2.6,
      grid: { stroke: colors.line, width: 1 },
      values: (_, ticks) => ticks.map((tick) => (hasValues() ? formatTick(tick) : '')),
    },
  ]
}

/** Writes the end of the x axis with its unit, flush with the plot: "20 epochs". */
export function drawUnit(plot: uPlot, { colors, fontSize, unitX, formatTick }: AxesOptions): void {
  const { ctx: context, bbox } = plot
  const size = fontSize * devicePixelRatio
  context.save()
  context.font = `${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`
  context.fillStyle = colors.muted
  context.textAlign = 'right'
  context.textBaseline = 'top'
  const text = endLabel(plot, unitX, formatTick)
  context.fillText(text, bbox.left + bbox.width + size * 0.5, bbox.top + bbox.height + size * 0.5)
  context.restore()
}

/** The numbers along x, without those that the label at the end would touch. */
function withoutNeighbours(
  plot: uPlot,
  ticks: number[],
  { fontSize, unitX, formatTick }: AxesOptions,
): string[] {
  const room = (endLabel(plot, unitX, formatTick).length + 1) * fontSize * 0.6
  const end = plot.bbox.width / devicePixelRatio
  return ticks.map((tick) => (plot.valToPos(tick, 'x') > end - room ? '' : formatTick(tick)))
}

function endLabel(plot: uPlot, unit: string, formatTick: (value: number) => string): string {
  return `${formatTick(plot.scales.x?.max ?? 0)} ${unit}`
}

const measure = document.createElement('canvas').getContext('2d')

/** CSS px that the longest of some texts takes. */
function widthOf(texts: readonly string[], font: string): number {
  if (!measure) return 0
  measure.font = font
  return Math.max(0, ...texts.map((text) => measure.measureText(text).width))
}
