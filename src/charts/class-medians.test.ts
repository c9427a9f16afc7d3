import { describe, expect, it } from 'vitest'
import { classMedians, type LabelBox, placeLabels, spreadLabels } from './class-medians'

describe('class medians', () => {
  it('takes the middle of odd and even numbers of points, per axis', () => {
    const xy = Float32Array.of(0, 0, 1, 10, 5, 4, 100, -100, 2, 2, 4, 8)
    const labels = Uint8Array.of(3, 3, 3, 7, 1, 1)
    expect(classMedians({ xy, labels })).toEqual([
      { label: 1, at: [3, 5] },
      { label: 3, at: [1, 4] },
      { label: 7, at: [100, -100] },
    ])
  })

  it('is not drawn away by a wild point', () => {
    const xy = Float32Array.of(1, 1, 1.1, 0.9, 0.9, 1.1, 1e6, -1e6)
    const [median] = classMedians({ xy, labels: new Uint8Array(4) })
    expect(median?.at[0]).toBeCloseTo(1.05, 5)
    expect(median?.at[1]).toBeCloseTo(0.95, 5)
  })

  it('has nothing to say about no points', () => {
    expect(classMedians({ xy: new Float32Array(), labels: new Uint8Array() })).toEqual([])
  })
})

describe('spreading labels', () => {
  const box = (x: number, y: number): LabelBox => ({ x, y, halfWidth: 9, halfHeight: 9 })

  it('leaves labels alone that do not touch', () => {
    const boxes = [box(0, 0), box(40, 0)]
    spreadLabels(boxes)
    expect(boxes).toEqual([box(0, 0), box(40, 0)])
  })

  it('separates a pile, even of labels in the same place', () => {
    const boxes = [box(100, 100), box(100, 100), box(103, 98), box(96, 104)]
    spreadLabels(boxes)
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1)) {
        const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))
        expect(apart).toBeGreaterThan(17.5)
      }
  })
})

describe('placing labels', () => {
  const box = (x: number, y: number): LabelBox => ({ x, y, halfWidth: 9, halfHeight: 9 })
  const farthest = 20
  const far = (anchors: LabelBox[], placed: (LabelBox | null)[]) =>
    placed.map((at, i) => (at ? Math.hypot(at.x - (anchors[i]?.x ?? 0), at.y - (anchors[i]?.y ?? 0)) : 0))

  it('names every class where there is room', () => {
    const anchors = [box(0, 0), box(10, 0), box(60, 0), box(60, 70)]
    const placed = placeLabels(anchors, farthest)
    expect(placed.every((at) => at !== null)).toBe(true)
    expect(anchors[1], 'the anchors stay').toEqual(box(10, 0))
  })

  it('draws no row out of ten classes in one place', () => {
    const anchors = Array.from({ length: 10 }, (_, i) => box(100 + 0.1 * i, 100 - 0.07 * i))
    const placed = placeLabels(anchors, farthest)
    expect(Math.max(...far(anchors, placed))).toBeLessThanOrEqual(farthest)
    const count = placed.filter((at) => at !== null).length
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(8)
  })

  it('leaves a class alone that stands apart from a pile', () => {
    const anchors = [...Array.from({ length: 9 }, () => box(100, 100)), box(300, 300)]
    expect(placeLabels(anchors, farthest)[9]).toEqual(box(300, 300))
  })
})
