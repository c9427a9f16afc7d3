import { toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** A place with a letter. */
export interface Corner {
  name: string
  at: readonly [number, number]
}

/** Letters at places, in small squares: discs are for classes. */
export function paintCorners(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  corners: readonly Corner[],
  colors: ThemeColors,
): void {
  const size = Math.max(10, side * 0.022) * colors.emphasis
  context.font = `700 ${size}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = Math.max(1.5, size * 0.14)
  for (const { name, at } of corners) {
    const [x, y] = toPixels(view, side, at)
    context.beginPath()
    context.roundRect(x - size * 0.8, y - size * 0.8, size * 1.6, size * 1.6, size * 0.3)
    context.fillStyle = colors.accent
    context.fill()
    context.strokeStyle = colors.plot
    context.stroke()
    context.fillStyle = colors.plot
    context.fillText(name, x, y + size * 0.06)
  }
}
