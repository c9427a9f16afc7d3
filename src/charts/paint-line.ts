/** What the plane shows where the latent space is a line: the prior and the posterior over one axis. */
import { type Gaussian2D, pixelsPerUnit, toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** The foot of the density curve: above the strip of decoded pictures. */
export const densityFoot = -2.75
/** Height of the density curve's peak above its foot; heights have no unit here. */
export const densityPeak = 1.6

/** The prior N(0, 1): its density, with marks at one, two and three standard deviations. */
export function paintPriorLine(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  colors: ThemeColors,
): void {
  const [left, foot] = toPixels(view, side, [view.centre[0] - view.halfWidth, densityFoot])
  const steps = 120
  context.setLineDash([])
  context.lineWidth = Math.max(1, side / 450) * colors.emphasis
  context.strokeStyle = colors.muted
  context.beginPath()
  for (let step = 0; step <= steps; step++) {
    const x = view.centre[0] + view.halfWidth * ((2 * step) / steps - 1)
    context.lineTo(...toPixels(view, side, [x, densityFoot + densityPeak * Math.exp(-0.5 * x * x)]))
  }
  context.stroke()
  context.strokeStyle = colors.border
  context.beginPath()
  context.moveTo(left, foot)
  context.lineTo(side, foot)
  context.stroke()
  context.setLineDash([side / 160, side / 120])
  for (const sigmas of [-3, -2, -1, 1, 2, 3]) {
    const [x] = toPixels(view, side, [sigmas, 0])
    context.beginPath()
    context.moveTo(x, 0)
    context.lineTo(x, foot)
    context.stroke()
  }
}

/** The posterior as an interval: one and two standard deviations to both sides of its mean. */
export function paintInterval(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  { mean, sigma }: Gaussian2D,
  colors: ThemeColors,
): void {
  const unit = pixelsPerUnit(view, side)
  const [middle, foot] = toPixels(view, side, [mean[0], densityFoot])
  const width = Math.max(1.5, side / 350) * colors.emphasis
  for (const sigmas of [2, 1]) {
    const reach = sigmas * sigma[0] * unit
    context.globalAlpha = 0.12
    context.fillStyle = colors.text
    context.fillRect(middle - reach, 0, 2 * reach, foot)
    context.globalAlpha = 1
    context.strokeStyle = colors.text
    context.lineWidth = sigmas === 1 ? width : width / 2
    context.strokeRect(middle - reach, -width, 2 * reach, foot + width)
  }
}
