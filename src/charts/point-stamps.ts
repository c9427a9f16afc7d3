import { channels } from '../lib/color'
import { classColor, outlineOn } from './palette'

/** Positions are drawn to a quarter of a device pixel, so that slow movements glide. */
export const SUBPIXELS = 4

/** Small discs in the class colours, rendered once: for each class and subpixel position the RGBA of its pixels. */
export interface PointStamps {
  /** Width and height of a stamp in device pixels. */
  side: number
  /** [class][row of subpixels * SUBPIXELS + column of subpixels] -> [side * side] of 0xAABBGGRR. */
  stamps: Int32Array[][]
}

/** Discs of `radius` device pixels; colours too close to the background get a rim that is not. */
export function renderPointStamps(classes: number, radius: number, background: string): PointStamps {
  const side = Math.ceil(2 * radius) + 2
  const rim = Math.max(0.5, radius * 0.25)
  const stamps = Array.from({ length: classes }, (_, label) => {
    const fill = channels(classColor(label))
    const edge = channels(outlineOn(classColor(label), background))
    return Array.from({ length: SUBPIXELS * SUBPIXELS }, (_, subpixel) => {
      const x = side / 2 + (subpixel % SUBPIXELS) / SUBPIXELS
      const y = side / 2 + Math.floor(subpixel / SUBPIXELS) / SUBPIXELS
      return disc(side, x, y, radius, (distance) => {
        const inside = Math.min(1, Math.max(0, radius - rim - distance + 0.5))
        return fill.map((channel, i) => channel * inside + (edge[i] ?? 0) * (1 - inside))
      })
    })
  })
  return { side, stamps }
}

function disc(
  side: number,
  middleX: number,
  middleY: number,
  radius: number,
  color: (distance: number) => number[],
): Int32Array {
  return Int32Array.from({ length: side * side }, (_, i) => {
    const distance = Math.hypot((i % side) + 0.5 - middleX, Math.floor(i / side) + 0.5 - middleY)
    const coverage = Math.min(1, Math.max(0, radius - distance + 0.5))
    const [red = 0, green = 0, blue = 0] = color(distance)
    return (Math.round(coverage * 255) << 24) | (blue << 16) | (green << 8) | red
  })
}
