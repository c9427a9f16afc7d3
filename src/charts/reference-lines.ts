import type uPlot from 'uplot'
import { type Box, freePlace } from './free-place'
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
  const size = fontSize * devicePixelRatio
  const lines = references
    .map(({ value, label }) => ({ label, y: Math.round(plot.valToPos(value, 'y', true)) + 0.5 }))
    .filter(({ y }) => y >= bbox.top && y <= bbox.top + bbox.height)
  context.save()
  context.font = `${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  for (const { y } of lines) drawDashes(context, bbox, y, size, colors)
  const taken: Box[] = lines.map(({ y }) => ({
    left: bbox.left,
    right: bbox.left + bbox.width,
    top: y,
    bottom: y,
  }))
  for (const { label, y } of lines) {
    const width = context.measureText(label).width
    const place = freePlace(candidates(bbox, y, width, size), taken, bbox)
    if (!place) continue
    taken.push(place)
    writeName(context, label, place, size, colors)
  }
  context.restore()
}

function drawDashes(
  context: CanvasRenderingContext2D,
  bbox: uPlot.BBox,
  y: number,
  size: number,
  { border }: ThemeColors,
): void {
  context.strokeStyle = border
  context.lineWidth = Math.max(devicePixelRatio, size / 10)
  context.setLineDash([size * 0.4, size * 0.3])
  context.beginPath()
  context.moveTo(bbox.left, y)
  context.lineTo(bbox.left + bbox.width, y)
  context.stroke()
}

/** Where a line's name may stand, best first: on its outer side, on its inner side, then further right. */
function candidates(bbox: uPlot.BBox, y: number, width: number, size: number): Box[] {
  const below = y > bbox.top + bbox.height / 2
  const sides = below ? [0.25, -1.25] : [-1.25, 0.25]
  return [0.1, 0.4, 0.7].flatMap((share) =>
    sides.map((side) => {
      const left = bbox.left + share * bbox.width
      const top = y + side * size
      return { left, right: left + width, top, bottom: top + size }
    }),
  )
}

/** A name with a halo of the background, so that no curve makes it unreadable. */
function writeName(
  context: CanvasRenderingContext2D,
  name: string,
  { left, top, bottom }: Box,
  size: number,
  { muted, surface }: ThemeColors,
): void {
  const middle = (top + bottom) / 2
  context.setLineDash([])
  context.lineJoin = 'round'
  context.lineWidth = size * 0.3
  context.strokeStyle = surface
  context.strokeText(name, left, middle)
  context.fillStyle = muted
  context.fillText(name, left, middle)
}
