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

/** In device px. */
interface Point {
  x: number
  y: number
}

/** Dashed horizontal lines over the grid, each with its name beside it, where no curve goes if there is such a place. */
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
  const curves = curvePieces(plot, size / 4)
  for (const { label, y } of lines) {
    const places = candidates(bbox, y, context.measureText(label).width, size)
    const place = freePlace(places, [...taken, ...curves], bbox) ?? freePlace(places, taken, bbox)
    if (!place) continue
    taken.push(place)
    writeName(context, label, place, size, colors)
  }
  context.restore()
}

/** A box around each piece of the curves, widened by a margin. */
function curvePieces(plot: uPlot, margin: number): Box[] {
  const [xs, ...columns] = plot.data
  return columns.flatMap((column) => {
    const points = Array.from(xs).flatMap((x, index) => {
      const value = column[index]
      return value == null ? [] : [{ x: plot.valToPos(x, 'x', true), y: plot.valToPos(value, 'y', true) }]
    })
    return points.slice(1).map((to, index) => boxAround(points[index], to, margin))
  })
}

function boxAround(one: Point, other: Point, margin: number): Box {
  return {
    left: Math.min(one.x, other.x) - margin,
    right: Math.max(one.x, other.x) + margin,
    top: Math.min(one.y, other.y) - margin,
    bottom: Math.max(one.y, other.y) + margin,
  }
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

/** How far from its line a name may stand, in heights of it: farther where a curve follows the line. */
const distances = [0.25, 0.9]

/** Where a line's name may stand, best first: on its outer side, on its inner side, further right; then farther off. */
function candidates(bbox: uPlot.BBox, y: number, width: number, size: number): Box[] {
  const below = y > bbox.top + bbox.height / 2
  return distances.flatMap((distance) => {
    const sides = [distance, -1 - distance]
    return [0.1, 0.3, 0.5, 0.7].flatMap((share) =>
      (below ? sides : sides.toReversed()).map((side) => {
        const left = bbox.left + share * bbox.width
        const top = y + side * size
        return { left, right: left + width, top, bottom: top + size }
      }),
    )
  })
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
