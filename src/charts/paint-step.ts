/** What a step of training makes of one image, painted into the plane stage by stage. */
import { paintEllipse } from './paint-ellipse'
import { densityFoot, paintInterval } from './paint-line'
import { type Gaussian2D, pixelsPerUnit, toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

type Place = readonly [number, number]

export interface StepMarks {
  /** q(z|x); of an autoencoder a point. */
  posterior: Gaussian2D
  /** The code that was drawn from it; null: none was drawn. */
  z: Place | null
  /** What is decoded from z, square; null: not yet. */
  picture: CanvasImageSource | null
  /** Whether the prior is what the posterior is compared with. */
  prior: boolean
  /** Where the step takes the mean; null: nowhere yet. */
  after: Place | null
}

/** What a painter of the plane is given. */
interface Plane {
  context: CanvasRenderingContext2D
  /** CSS px. */
  side: number
  view: View
  colors: ThemeColors
  dimensions: 1 | 2
}

/** @param share of its way that the newest mark has come, 0 to 1; older ones have arrived */
export function paintStep(plane: Plane, marks: StepMarks, share: number): void {
  const { posterior, z, picture, prior, after } = marks
  const mean = onAxis(plane, posterior.mean)
  const newest = after ? 'after' : prior ? 'prior' : picture ? 'picture' : z ? 'z' : 'posterior'
  const shareOf = (mark: typeof newest) => (mark === newest ? share : 1)
  if (prior && plane.dimensions === 2) paintPrior(plane, shareOf('prior'))
  paintPosterior(plane, posterior, shareOf('posterior'))
  // The code of an autoencoder is a point itself.
  const isPoint = posterior.sigma.every((deviation) => deviation === 0)
  const name = isPoint ? 'z' : 'μ'
  paintDot(plane, mean, name, plane.colors.text, z && onAxis(plane, z))
  if (z) {
    const code = onAxis(plane, z)
    const come = shareOf('z')
    paintArrow(plane, mean, between(mean, code, come), plane.colors.accent)
    if (come === 1 && !isPoint) paintDot(plane, code, 'z', plane.colors.accent, mean)
    if (picture) paintPicture(plane, code, picture, shareOf('picture'))
  }
  if (after) {
    const moved = onAxis(plane, after)
    const times = magnification(mean, moved, plane.view.halfWidth)
    if (times === null) return
    const tip = between(mean, moved, times * shareOf('after'))
    paintArrow(plane, mean, tip, plane.colors.text)
    if (share === 1)
      write(plane, tip, times === 1 ? `${name}′` : `${name}′ × ${times}`, plane.colors.text, mean)
  }
}

/** How many times as long as it is a way is drawn, so that it can be seen: 1, 2, 5, 10 …; null where there is none. */
export function magnification(from: Place, to: Place, halfWidth: number): number | null {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const most = (halfWidth * 0.3) / length
  if (!Number.isFinite(most)) return null
  const power = 10 ** Math.max(0, Math.floor(Math.log10(most)))
  return power * ([5, 2, 1].find((factor) => factor * power <= most) ?? 1)
}

/** Where there is one dimension, everything happens on its axis. */
function onAxis({ dimensions }: Plane, [x, y]: Place): Place {
  return [x, dimensions === 1 ? densityFoot : y]
}

function between(from: Place, to: Place, share: number): Place {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

function paintPosterior(
  { context, side, view, colors, dimensions }: Plane,
  { mean, sigma, angle }: Gaussian2D,
  share: number,
): void {
  const grown = { mean, sigma: [sigma[0] * share, sigma[1] * share], angle } as const
  if (dimensions === 1) paintInterval(context, side, view, grown, colors)
  else if (sigma[0] === 0 || share > 0) paintEllipse(context, side, view, grown, colors)
}

/** One standard deviation of the prior. */
function paintPrior({ context, side, view, colors }: Plane, share: number): void {
  const [x, y] = toPixels(view, side, [0, 0])
  context.beginPath()
  context.arc(x, y, pixelsPerUnit(view, side), -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share)
  context.lineWidth = lineOf(side, colors) * 1.5
  context.strokeStyle = colors.accent
  context.stroke()
}

function paintDot(plane: Plane, at: Place, name: string, color: string, away: Place | null): void {
  const { context, side, view, colors } = plane
  const [x, y] = toPixels(view, side, at)
  const radius = Math.max(4, side * 0.008) * colors.emphasis
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = color
  context.fill()
  context.strokeStyle = colors.plot
  context.lineWidth = radius * 0.4
  context.stroke()
  write(plane, at, name, color, away)
}

/** A name beside a place, on the side that another place is not on. */
function write(
  { context, side, view, colors }: Plane,
  at: Place,
  text: string,
  color: string,
  away: Place | null,
): void {
  const [x, y] = toPixels(view, side, at)
  const size = Math.max(14, side * 0.034) * colors.emphasis
  const goesLeft = away ? away[0] > at[0] : false
  context.font = `600 ${size}px system-ui, sans-serif`
  context.textBaseline = 'middle'
  const { width } = context.measureText(text)
  const isLeft = (goesLeft && x > width + size) || x > side - width - size
  context.textAlign = isLeft ? 'right' : 'left'
  const inside = Math.min(Math.max(y - size * 0.4, size), side - size)
  const place = [x + (isLeft ? -0.6 : 0.6) * size, inside] as const
  context.lineJoin = 'round'
  context.lineWidth = size * 0.3
  context.strokeStyle = colors.plot
  context.strokeText(text, ...place)
  context.fillStyle = color
  context.fillText(text, ...place)
}

function paintArrow({ context, side, view, colors }: Plane, from: Place, to: Place, color: string): void {
  const [x, y] = toPixels(view, side, from)
  const [tipX, tipY] = toPixels(view, side, to)
  const length = Math.hypot(tipX - x, tipY - y)
  if (length < 1) return
  const width = lineOf(side, colors) * 1.3
  const head = Math.min(width * 4, length)
  const direction = Math.atan2(tipY - y, tipX - x)
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(tipX, tipY)
  for (const turn of [-0.45, 0.45]) {
    context.moveTo(tipX - head * Math.cos(direction + turn), tipY - head * Math.sin(direction + turn))
    context.lineTo(tipX, tipY)
  }
  context.lineCap = 'round'
  for (const [stroke, lineWidth] of [
    [colors.plot, width * 2.4],
    [color, width],
  ] as const) {
    context.strokeStyle = stroke
    context.lineWidth = lineWidth
    context.stroke()
  }
}

/** Beside the code, inside the plane. */
function paintPicture(
  { context, side, view, colors }: Plane,
  at: Place,
  picture: CanvasImageSource,
  share: number,
): void {
  const [x, y] = toPixels(view, side, at)
  const size = side * 0.17
  const gap = side * 0.05
  const left = x + gap + size < side ? x + gap : x - gap - size
  const top = y + gap + size < side ? y + gap : y - gap - size
  context.globalAlpha = share
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, left, top, size, size)
  context.strokeStyle = colors.accent
  context.lineWidth = lineOf(side, colors)
  context.strokeRect(left, top, size, size)
  context.globalAlpha = 1
}

function lineOf(side: number, { emphasis }: ThemeColors): number {
  return Math.max(1.5, side / 350) * emphasis
}
