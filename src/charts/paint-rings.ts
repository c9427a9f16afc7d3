import { pixelsPerUnit, toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** The prior N(0, I): circles at one, two and three standard deviations. */
export function paintRings(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  colors: ThemeColors,
): void {
  const [x, y] = toPixels(view, side, [0, 0])
  const size = Math.max(10, side * 0.018)
  context.font = `${size}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = Math.max(1, side / 700)
  context.setLineDash([side / 160, side / 120])
  for (const sigmas of [1, 2, 3]) {
    const radius = sigmas * pixelsPerUnit(view, side)
    context.strokeStyle = colors.border
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.stroke()
    context.strokeStyle = colors.plot
    context.setLineDash([])
    context.lineWidth = size * 0.4
    context.strokeText(`${sigmas}σ`, x, y - radius)
    context.lineWidth = Math.max(1, side / 700)
    context.setLineDash([side / 160, side / 120])
    context.fillStyle = colors.muted
    context.fillText(`${sigmas}σ`, x, y - radius)
  }
}
