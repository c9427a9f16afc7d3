import type uPlot from 'uplot'
import type { ReferenceLine } from './line-data'
import type { ThemeColors } from './theme-colors'

interface ReferenceOptions {
  references: readonly ReferenceLine[]
  colors: ThemeColors
  /** CSS px. */
  fontSize: number
}

/** Dashed horizontal lines over the grid, each with its name near the left end, where a curve has not come near it yet. */
export function drawReferences(plot: uPlot, { references, colors, fontSize }: ReferenceOptions): void {
  const { ctx: context, bbox } = plot
  const ratio = devicePixelRatio
  const size = fontSize * ratio
  context.save()
  context.font = `${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`
  context.textAlign = 'left'
  context.lineWidth = Math.max(ratio, size / 10)
  for (const { value, label } of references) {
    const y = Math.round(plot.valToPos(value, 'y', true)) + 0.5
    if (!(y >= bbox.top && y <= bbox.top + bbox.height)) continue
    context.strokeStyle = colors.border
    context.setLineDash([size * 0.4, size * 0.3])
    context.beginPath()
    context.moveTo(bbox.left, y)
    context.lineTo(bbox.left + bbox.width, y)
    context.stroke()
    // On the outer side, so that two names seldom meet.
    const below = y > bbox.top + bbox.height / 2
    context.textBaseline = below ? 'top' : 'bottom'
    context.fillStyle = colors.muted
    context.fillText(label, bbox.left + 0.1 * bbox.width, y + (below ? 0.35 : -0.2) * size)
  }
  context.restore()
}
