import { toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** The chosen z: a disc to drag, with lines to both axes, or to the only one. */
export function paintHandle(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  z: readonly [number, number],
  colors: ThemeColors,
  dimensions: 1 | 2,
): void {
  const [x, y] = toPixels(view, side, z)
  const radius = Math.max(7, side * 0.013) * colors.emphasis
  context.strokeStyle = colors.accentLine
  context.lineWidth = Math.max(1.5, side / 450) * colors.emphasis
  context.beginPath()
  context.moveTo(x, 0)
  context.lineTo(x, side)
  if (dimensions === 2) {
    context.moveTo(0, y)
    context.lineTo(side, y)
  }
  context.stroke()
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = colors.accent
  context.fill()
  context.strokeStyle = colors.plot
  context.lineWidth = radius * 0.28
  context.stroke()
}
