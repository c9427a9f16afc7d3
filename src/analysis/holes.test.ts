import { describe, expect, it } from 'vitest'
import { cellsToNearest, holesOf } from './holes'
import { normalQuantile } from './normal'

/** Codes spread as a normal distribution says, row by row, moved and stretched. */
function normalCodes(side: number, keep: (x: number, y: number) => boolean = () => true): Float32Array {
  const quantiles = Array.from({ length: side }, (_, i) => normalQuantile((i + 0.5) / side))
  const codes = quantiles.flatMap((y) => quantiles.filter((x) => keep(x, y)).map((x) => [5 + 2 * x, y]))
  return Float32Array.from(codes.flat())
}

describe('holes', () => {
  it('are few where codes are spread as a normal distribution', () => {
    expect(holesOf(normalCodes(150)).empty).toBeLessThan(0.02)
  })

  it('are found where they are, in the units of the codes', () => {
    const inHole = (x: number, y: number) => Math.hypot(x - 0.8, y) < 0.7
    const codes = normalCodes(150, (x, y) => !inHole(x, y))
    const holes = holesOf(codes)
    // A normal distribution has about 14 % in this circle.
    expect(holes.empty).toBeGreaterThan(0.07)
    const [x, y] = holes.deepest ?? [Number.NaN, Number.NaN]
    expect(Math.hypot((x - 5) / 2 - 0.8, y)).toBeLessThan(0.35)
    expect(cellsToNearest(codes, holes, [x, y])).toBeGreaterThan(1.5)
    expect(cellsToNearest(codes, holes, [codes[0] as number, codes[1] as number])).toBe(0)
  })
})
