/** Where codes are denser than the prior says, and where there are fewer. */
import { channels } from '../lib/color'
import { densityFoot, densityPeak } from './paint-line'
import { pixelsPerUnit, toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

export interface Density {
  /** Excess over the prior, in units of its peak, [side * side] row by row from the top left; [side] on a line. */
  excess: Float32Array
  side: number
  /** The part of the plane that it covers. */
  view: View
}

/** Opacity of an excess of one, and the most there is. */
const strength = 0.55
const most = 0.6

/** Too many codes in one colour, too few in the other, as pixels of a small canvas. */
export function renderDensity({ excess, side }: Density, colors: ThemeColors): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (!context || excess.length !== side * side) return null
  const image = context.createImageData(side, side)
  const [more, fewer] = [channels(colors.positive), channels(colors.negative)]
  excess.forEach((value, k) => {
    image.data.set(value > 0 ? more : fewer, 4 * k)
    image.data[4 * k + 3] = 255 * Math.min(most, Math.abs(value) * strength)
  })
  context.putImageData(image, 0, 0)
  return canvas
}

/** Stretches a rendered density over the part of the plane that it covers. */
export function paintDensity(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  rendered: HTMLCanvasElement,
  { centre, halfWidth }: View,
): void {
  const [left, top] = toPixels(view, side, [centre[0] - halfWidth, centre[1] + halfWidth])
  const width = 2 * halfWidth * pixelsPerUnit(view, side)
  context.imageSmoothingQuality = 'high'
  context.drawImage(rendered, left, top, width, width)
}

/** The codes' density where the latent space is a line, to the scale of the prior's curve. */
export function paintLineDensity(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  density: Density,
  colors: ThemeColors,
): void {
  const { centre, halfWidth } = density.view
  const at = (cell: number) => centre[0] + halfWidth * ((2 * cell + 1) / density.side - 1)
  const end = (edge: number) => toPixels(view, side, [centre[0] + edge * halfWidth, densityFoot])
  context.beginPath()
  context.moveTo(...end(-1))
  density.excess.forEach((value, cell) => {
    const height = value + Math.exp(-0.5 * at(cell) ** 2)
    context.lineTo(...toPixels(view, side, [at(cell), densityFoot + densityPeak * height]))
  })
  context.lineTo(...end(1))
  context.globalAlpha = 0.25
  context.fillStyle = colors.positive
  context.fill()
  context.globalAlpha = 1
}
