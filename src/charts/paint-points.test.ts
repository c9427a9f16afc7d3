import { describe, expect, it } from 'vitest'
import { paintPoints } from './paint-points'
import { classColors } from './palette'
import { defaultView } from './plane-axes'
import { renderPointStamps } from './point-stamps'

const side = 64
const none = new Set<number>()
const stamps = renderPointStamps(10, 3, '#ffffff')
const opaque = (pixel: number | undefined) => (pixel ?? 0) >>> 24 === 255

/** 0xAABBGGRR of #rrggbb. */
function abgr(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as number[]
  return ((255 << 24) | ((blue ?? 0) << 16) | ((green ?? 0) << 8) | (red ?? 0)) >>> 0
}

function paint(xy: number[], labels: number[], hidden: ReadonlySet<number> = none, side = 64): Uint32Array {
  const pixels = new Int32Array(side * side)
  const points = { xy: Float32Array.from(xy), labels: Uint8Array.from(labels) }
  paintPoints(pixels, side, points, defaultView, stamps, hidden)
  return new Uint32Array(pixels.buffer)
}

describe('painting points', () => {
  it('puts the class colour where the point is, and nothing elsewhere', () => {
    const pixels = paint([1.6, 1.6], [2])
    expect(pixels[16 * side + 48]).toBe(abgr(classColors[2]))
    expect(opaque(pixels[48 * side + 16])).toBe(false)
    expect(pixels.filter((pixel) => pixel !== 0).length).toBeLessThan(50)
  })

  it('leaves hidden classes out', () => {
    expect(paint([0, 0, 1, 1], [4, 5], new Set([4, 5])).every((pixel) => pixel === 0)).toBe(true)
  })

  it('draws the half of a point that is inside the window, and no point outside it', () => {
    const pixels = paint([-3.2, 0, 99, 99, Number.NaN, 0], [1, 1, 1])
    expect(opaque(pixels[32 * side])).toBe(true)
    expect(pixels.every((pixel, i) => pixel === 0 || i % side < 5)).toBe(true)
  })

  it('lets no class lie on top of all others where the points come sorted by class', () => {
    const labels = Array.from({ length: 4000 }, (_, i) => Math.floor(i / 400))
    const xy = labels.flatMap((_, i) => [((i * 37) % 400) / 100 - 2, ((i * 53) % 400) / 100 - 2])
    const pixels = paint(xy, labels, none, 256)
    const seen = stamps.stamps.map((ofClass) => {
      const own = new Set(ofClass.flatMap((stamp) => [...new Uint32Array(stamp.buffer)]).filter(opaque))
      return pixels.filter((pixel) => own.has(pixel)).length
    })
    expect(Math.max(...seen) / Math.min(...seen)).toBeLessThan(1.5)
  })

  it('mixes the rim of a point with the point below it', () => {
    const ofRed = paint([0, 0], [2])
    const both = paint([0, 0, 0.12, 0.12], [2, 2])
    // The golden stride of two points is 1: the second lies over the first. Red over red stays red.
    const stays = [...ofRed.keys()].filter((i) => opaque(ofRed[i]) && opaque(both[i]))
    expect(stays.length).toBeGreaterThan(10)
    for (const i of stays)
      for (const shift of [0, 8, 16]) {
        const change = (((both[i] ?? 0) >>> shift) & 255) - (((ofRed[i] ?? 0) >>> shift) & 255)
        expect(Math.abs(change)).toBeLessThanOrEqual(1)
      }
  })
})
