import { type Gaussian2D, gaussianEllipse, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** The contours of a posterior q(z|x) at exactly one and two standard deviations, or a point with rings around it. */
export function paintEllipse(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  posterior: Gaussian2D,
  colors: ThemeColors,
): void {
  const width = Math.max(1.5, side / 350)
  for (const sigmas of [2, 1]) {
    const { x, y, radiusX, radiusY, rotation } = gaussianEllipse(view, side, posterior, sigmas)
    // A point has no contours; rings show where it is.
    const ring = radiusX === 0 ? 2 * sigmas * width : 0
    context.beginPath()
    context.ellipse(x, y, radiusX || ring, radiusY || ring, rotation, 0, 2 * Math.PI)
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
