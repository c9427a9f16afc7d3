import { describe, expect, it } from 'vitest'
import { alongWay, between, betweenCorners, onArc, onLine } from './path'

const close = (point: readonly number[], wanted: readonly number[]) =>
  wanted.forEach((value, i) => {
    expect(point[i]).toBeCloseTo(value, 12)
  })

describe('an arc', () => {
  it('keeps the norm between ends of equal norm, in any number of dimensions', () => {
    for (const dimensions of [2, 3, 32]) {
      const from = Array.from({ length: dimensions }, (_, i) => Math.sin(i + 1))
      const to = Array.from({ length: dimensions }, (_, i) => Math.cos(3 * i))
      const scale = Math.hypot(...from) / Math.hypot(...to)
      const points = between(
        from,
        to.map((x) => x * scale),
        21,
        onArc,
      )
      for (const point of points) expect(Math.hypot(...point)).toBeCloseTo(Math.hypot(...from), 12)
      close(points[0] ?? [], from)
      close(
        points[20] ?? [],
        to.map((x) => x * scale),
      )
    }
  })

  it('turns evenly', () => {
    close(onArc([2, 0], [0, 2], 1 / 3), [Math.sqrt(3), 1])
    close(onArc([0, 0, 1], [1, 0, 0], 0.5), [Math.SQRT1_2, 0, Math.SQRT1_2])
  })

  it('goes evenly from one norm to another', () => {
    expect(Math.hypot(...onArc([1, 0], [0, 3], 0.5))).toBeCloseTo(2, 12)
  })

  it('goes around the origin between opposite ends, and straight where there is no arc', () => {
    expect(Math.hypot(...onArc([1.5, 0], [-1.5, 0], 0.5))).toBeCloseTo(1.5, 12)
    close(onArc([0, 0], [2, 2], 0.5), [1, 1])
    close(onArc([1], [3], 0.5), [2])
    close(onArc([1, 1], [2, 2], 0.5), [1.5, 1.5])
  })
})

describe('a line', () => {
  it('goes through the middle', () => {
    expect(onLine([1, 0], [-1, 4], 0.5)).toEqual([0, 2])
    expect(between([0], [3], 4, onLine)).toEqual([[0], [1], [2], [3]])
  })
})

describe('a square', () => {
  it('has its corners where they are, and their mean in the middle', () => {
    const corners = [
      [0, 0],
      [2, 0],
      [0, 4],
      [4, 8],
    ] as const
    const points = betweenCorners(corners, 3)
    expect([points[0], points[2], points[6], points[8]]).toEqual(corners)
    expect(points[4]).toEqual([1.5, 3])
  })
})

describe('a way of many legs', () => {
  it('is walked at equal distances', () => {
    const way = [
      [0, 0],
      [1, 0],
      [1, 3],
    ]
    expect(alongWay(way, 5)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ])
  })

  it('may stand still', () => {
    expect(alongWay([[2, 1]], 2)).toEqual([
      [2, 1],
      [2, 1],
    ])
    expect(alongWay([[2], [2], [4]], 3)).toEqual([[2], [3], [4]])
  })
})
