import type { Points } from './class-medians'
import { pixelsPerUnit, type View } from './plane-axes'
import { type PointStamps, SUBPIXELS } from './point-stamps'

/**
 * Stamps points into the pixels of a square canvas (0xAABBGGRR, as ImageData lies in memory on the
 * little-endian machines that browsers run on). Filling ten thousand arcs takes several times as long.
 */
export function paintPoints(
  pixels: Int32Array,
  side: number,
  points: Points,
  view: View,
  stamps: PointStamps,
  hidden: ReadonlySet<number>,
): void {
  const { xy, labels } = points
  const count = labels.length
  const stride = scatteringStride(count)
  const scale = pixelsPerUnit(view, side)
  const left = side / 2 - view.centre[0] * scale - stamps.side / 2
  const scaleUp = scale * (view.stretch ?? 1)
  const top = side / 2 + view.centre[1] * scaleUp - stamps.side / 2
  const visible = stamps.stamps.map((_, label) => !hidden.has(label))
  for (let k = 0, i = 0; k < count; k++, i = (i + stride) % count) {
    const label = labels[i] as number
    if (!visible[label]) continue
    const x = left + (xy[2 * i] as number) * scale
    const y = top - (xy[2 * i + 1] as number) * scaleUp
    const column = Math.floor(x)
    const row = Math.floor(y)
    const outside = column <= -stamps.side || row <= -stamps.side || column >= side || row >= side
    if (outside) continue
    const inside = column >= 0 && row >= 0 && column + stamps.side <= side && row + stamps.side <= side
    const subpixel = Math.floor((y - row) * SUBPIXELS) * SUBPIXELS + Math.floor((x - column) * SUBPIXELS)
    const stamp = stamps.stamps[label]?.[subpixel]
    if (!stamp) continue
    if (inside) stampInside(pixels, side, column, row, stamp, stamps.side)
    else stampAtEdge(pixels, side, column, row, stamp, stamps.side)
  }
}

/**
 * Points are visited in steps of about the golden section of their number, which reach each one once and never
 * stay in one part of the list: in data sorted by class no class lies on top of the others.
 */
export function scatteringStride(count: number): number {
  let stride = Math.max(1, Math.floor(count * 0.618))
  while (commonDivisor(stride, count) > 1) stride++
  return stride
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

function stampInside(
  pixels: Int32Array,
  side: number,
  column: number,
  row: number,
  stamp: Int32Array,
  stampSide: number,
): void {
  let from = 0
  for (let y = 0; y < stampSide; y++) {
    let to = (row + y) * side + column
    for (let x = 0; x < stampSide; x++, from++, to++) {
      const color = stamp[from] as number
      if (color >>> 24 === 0) continue
      const below = pixels[to] as number
      pixels[to] = color >>> 24 === 255 || below === 0 ? color : over(color, below)
    }
  }
}

function stampAtEdge(
  pixels: Int32Array,
  side: number,
  column: number,
  row: number,
  stamp: Int32Array,
  stampSide: number,
): void {
  for (let y = Math.max(0, -row); y < stampSide && row + y < side; y++)
    for (let x = Math.max(0, -column); x < stampSide && column + x < side; x++) {
      const color = stamp[y * stampSide + x] as number
      const to = (row + y) * side + column + x
      if (color >>> 24 !== 0) pixels[to] = over(color, pixels[to] as number)
    }
}

/** One colour over another, both with straight alpha (Porter & Duff 1984). */
function over(color: number, below: number): number {
  const alpha = color >>> 24
  // 256 stands for 255, so that the common case, over an opaque pixel, needs no division.
  const rest = ((below >>> 24) * (256 - alpha)) >> 8
  const sum = alpha + rest
  const opaque = sum >= 255
  const red = ((color & 255) * alpha + (below & 255) * rest) | 0
  const green = (((color >>> 8) & 255) * alpha + ((below >>> 8) & 255) * rest) | 0
  const blue = (((color >>> 16) & 255) * alpha + ((below >>> 16) & 255) * rest) | 0
  if (opaque) return (255 << 24) | ((blue >> 8) << 16) | ((green >> 8) << 8) | (red >> 8)
  return (sum << 24) | (((blue / sum) | 0) << 16) | (((green / sum) | 0) << 8) | ((red / sum) | 0)
}
