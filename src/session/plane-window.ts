/** The part of the plane that is looked at. */
import type { Place } from '../analysis/latent-plane'

export interface PlaneWindow {
  /** What lies in the middle, in axis units. */
  centre: Place
  /** From the middle to an edge, in axis units. */
  halfWidth: number
}

/** Just beyond three standard deviations of the prior. */
export const wholePrior: PlaneWindow = { centre: [0, 0], halfWidth: 3.2 }

/** Closer, a window would show one picture; codes of a model without a prior may lie far out. */
const windowLimits = { halfWidth: [0.05, 400], centre: 1000 } as const

/** The nearest window within the limits. */
export function limited({ centre, halfWidth }: PlaneWindow): PlaneWindow {
  const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
  const inside = (value: number) => between(value, -windowLimits.centre, windowLimits.centre)
  return {
    centre: [inside(centre[0]), inside(centre[1])],
    halfWidth: between(halfWidth, ...windowLimits.halfWidth),
  }
}

/** Whether two windows show the same, up to rounding. */
export function sameWindow(one: PlaneWindow, other: PlaneWindow): boolean {
  const far = (value: number, than: number) => Math.abs(value - than) > 1e-6 * other.halfWidth
  return !(
    far(one.halfWidth, other.halfWidth) ||
    far(one.centre[0], other.centre[0]) ||
    far(one.centre[1], other.centre[1])
  )
}

/** Room left around what fits in, as a share of its size. */
const margin = 0.05

/** The window that holds all places but a few strays at each side. @param places [count, 2], not empty */
export function windowAround(places: Float32Array, alongBoth: boolean): PlaneWindow {
  const [left, right] = range(places, 0)
  const [bottom, top] = alongBoth ? range(places, 1) : [0, 0]
  const size = Math.max(right - left, top - bottom)
  return limited({
    centre: [(left + right) / 2, alongBoth ? (bottom + top) / 2 : 0],
    halfWidth: (size / 2) * (1 + 2 * margin),
  })
}

/** How far places may reach beyond a window, and how much larger than they need it may be, before it is moved. */
const slack = { beyond: 1.1, around: 1.6 } as const

/** Whether a window shows more or less what is needed: one that follows what moves need not move all the time. */
export function suits(window: PlaneWindow, needed: PlaneWindow): boolean {
  const holds = ([0, 1] as const).every(
    (axis) =>
      Math.abs(window.centre[axis] - needed.centre[axis]) + needed.halfWidth <=
      slack.beyond * window.halfWidth,
  )
  return holds && window.halfWidth <= slack.around * needed.halfWidth
}

/** Where all but one in 500 on either side lie. */
function range(places: Float32Array, axis: 0 | 1): [number, number] {
  const sorted = Float32Array.from(
    { length: places.length / 2 },
    (_, i) => places[2 * i + axis] as number,
  ).sort()
  const stray = Math.floor(sorted.length / 500)
  return [sorted[stray] as number, sorted[sorted.length - 1 - stray] as number]
}
