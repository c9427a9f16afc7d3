import { gaussianEllipse, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** The approximate posterior q(z|x) of one picture: a diagonal Gaussian. */
export interface Gaussian2D {
  mean: readonly [number, number]
  /** Standard deviations, not variances. */
  sigma: readonly [number, number]
}

/** The posterior's contours at exactly one and two standard deviations. */
export function paintEllipse(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  posterior: Gaussian2D,
  colors: ThemeColors,
): void {
  const width = Math.max(1.5, side / 350)
  for (const sigmas of [2, 1]) {
    const { x, y, radiusX, radiusY } = gaussianEllipse(view, side, posterior, sigmas)
    context.beginPath()
    context.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI)
    context.globalAlpha = 0.12
    context.fillStyle = colors.text
    context.fill()
    context.globalAlpha = 0.8
    context.strokeStyle = colors.plot
    context.lineWidth = width * 2.4
    context.stroke()
    context.globalAlpha = 1
    context.strokeStyle = colors.text
    context.lineWidth = width
    context.stroke()
  }
}
