import { describe, expect, it } from 'vitest'
import { defaultView, toPixels } from './plane-axes'
import { pointsApart } from './points-apart'

const side = 200
const distance = 12
const none = new Set<number>()

/** More points than there is room for. */
const crowd = {
  xy: Float32Array.from({ length: 12_000 }, (_, i) => (Math.sin(12.9898 * i) * 43758.5453) % 2.9),
  labels: Uint8Array.from({ length: 6_000 }, (_, i) => i % 10),
}

const places = (indices: number[]) =>
  indices.map((i) => toPixels(defaultView, side, [crowd.xy[2 * i] as number, crowd.xy[2 * i + 1] as number]))

describe('points that are apart', () => {
  it('are nowhere nearer to each other than they may be, and leave no room for one more', () => {
    const chosen = pointsApart(crowd, defaultView, side, distance, none)
    const taken = places(chosen)
    const gaps = (x: number, y: number) => taken.map(([ownX, ownY]) => Math.hypot(x - ownX, y - ownY))
    for (const [x, y] of taken) expect(gaps(x, y).filter((gap) => gap < distance - 1e-3)).toEqual([0])
    for (const [x, y] of places([...crowd.labels.keys()]))
      expect(Math.min(...gaps(x, y))).toBeLessThan(distance)
  })

  it('are of the classes that show, and in the window', () => {
    const hidden = new Set([0, 1, 2, 3, 4])
    const chosen = pointsApart(crowd, defaultView, side, distance, hidden)
    expect(chosen.length).toBeGreaterThan(50)
    expect(chosen.every((i) => (crowd.labels[i] as number) > 4)).toBe(true)
    const elsewhere = { ...defaultView, centre: [50, 0] as const }
    expect(pointsApart(crowd, elsewhere, side, distance, none)).toEqual([])
  })
})
