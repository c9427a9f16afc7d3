import { outlineOn } from './palette'
import { type Gaussian2D, gaussianEllipse, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

export interface ClassGaussian {
  posterior: Gaussian2D
  /** #rrggbb; null: it has no class */
  color: string | null
}

/** Smaller, an ellipse is but a point. */
const leastRadius = 1.5

/** A posterior among others: its contour at one standard deviation, in the colour of its class. */
export function paintOutline(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  { posterior, color }: ClassGaussian,
  colors: ThemeColors,
): void {
  const { x, y, radiusX, radiusY, rotation } = gaussianEllipse(view, side, posterior, 1)
  const width = Math.max(1.5, side / 400)
  context.beginPath()
  context.ellipse(
    x,
    y,
    Math.max(radiusX, leastRadius),
    Math.max(radiusY, leastRadius),
    rotation,
    0,
    2 * Math.PI,
  )
  context.globalAlpha = 0.25
  context.fillStyle = color ?? colors.text
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = colors.plot
  context.lineWidth = width * 2.2
  context.stroke()
  context.strokeStyle = color ? outlineOn(color, colors.plot) : colors.text
  context.lineWidth = width
  context.stroke()
}

/** The contours of a posterior q(z|x) at exactly one and two standard deviations, or a point with rings around it. */
export function paintEllipse(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  posterior: Gaussian2D,
  colors: ThemeColors,
): void {
  const width = Math.max(1.5, side / 350) * colors.emphasis
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
