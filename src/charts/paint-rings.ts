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
  context.lineWidth = Math.max(1, side / 700) * colors.emphasis
  context.setLineDash([side / 160, side / 120])
  context.strokeStyle = colors.border
  for (const sigmas of [1, 2, 3]) {
    context.beginPath()
    context.arc(x, y, sigmas * pixelsPerUnit(view, side), 0, 2 * Math.PI)
    context.stroke()
  }
}

/** How many standard deviations the marks of the prior stand for, with a halo: they lie over the points. */
export function paintSigmas(
  context: CanvasRenderingContext2D,
  side: number,
  places: readonly { sigmas: number; at: readonly [number, number] }[],
  view: View,
  colors: ThemeColors,
): void {
  const size = Math.max(10, side * 0.02) * colors.emphasis
  context.font = `600 ${size}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = size * 0.4
  context.strokeStyle = colors.plot
  context.fillStyle = colors.muted
  const crowded = pixelsPerUnit(view, side) < 2 * size
  for (const { sigmas, at } of places) {
    // From far away the numbers would lie on one another.
    if (crowded && sigmas < 3) continue
    const text = `${sigmas}σ`
    const [x, y] = toPixels(view, side, at)
    context.strokeText(text, x, y)
    context.fillText(text, x, y)
  }
}

/** Where the rings are named: on them, up to the right, where neither an axis nor z at the centre hides it. */
export const ringNames = [1, 2, 3].map((sigmas) => {
  const diagonal = sigmas * Math.SQRT1_2
  return { sigmas, at: [diagonal, diagonal] as const }
})

/** Where the marks of one axis are named: at its upper end. */
export const markNames = [-3, -2, -1, 1, 2, 3].map((at) => ({ sigmas: Math.abs(at), at: [at, 3] as const }))
