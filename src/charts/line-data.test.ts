import { describe, expect, it } from 'vitest'
import { alignColumns, joined, niceEnd } from './line-data'
import { robustRange } from './robust-range'

describe('line data', () => {
  it('turns everything that is no number into a gap', () => {
    const data = {
      x: Float64Array.of(1, 2, 3),
      columns: [
        [1, Number.NaN, 3],
        [null, Number.POSITIVE_INFINITY, 5],
      ],
    }
    expect(alignColumns(data)).toEqual([
      [1, 2, 3],
      [1, null, 3],
      [null, null, 5],
    ])
  })

  it('puts data with other places over one axis', () => {
    const data = joined(
      { x: [0, 2], columns: [[1, null]] },
      {
        x: [1, 2, 3],
        columns: [
          [4, 5, 6],
          [7, 8, 9],
        ],
      },
    )
    expect(alignColumns(data)).toEqual([
      [0, 1, 2, 3],
      [1, undefined, null, undefined],
      [undefined, 4, 5, 6],
      [undefined, 7, 8, 9],
    ])
  })

  it('ends the x axis at a round number that is never before the data', () => {
    expect([0, 0.07, 0.43, 1, 1.2, 3.4, 14.9, 20, 20.1, 130].map(niceEnd)).toEqual([
      0.2, 0.2, 0.5, 1, 2, 5, 20, 20, 40, 140,
    ])
  })
})

describe('the robust range', () => {
  const falling = Array.from({ length: 200 }, (_, i) => 140 + 30 * Math.exp(-i / 60))

  it('leaves out the wild beginning', () => {
    const [low, high] = robustRange([[543, 410, 300, ...falling]], []) ?? []
    expect(high).toBeLessThan(200)
    expect(low).toBeGreaterThan(130)
  })

  it('leaves it out within the first steps too', () => {
    const start = [543, 540, 531, 510, 470, 400, 340, 300, 280, 265, 255, 250, 246, 242, 240, 237, 235, 233]
    const [low, high] = robustRange([start], []) ?? []
    expect(high).toBeLessThan(360)
    expect(low).toBeLessThan(233)
  })

  it('keeps a smooth beginning', () => {
    const [, high] = robustRange([falling], []) ?? []
    expect(high).toBeGreaterThan(165)
  })

  it('never leaves out what came late, however wild', () => {
    const [, high] = robustRange([[...falling, 900]], []) ?? []
    expect(high).toBeGreaterThan(900)
  })

  it('includes references and dots', () => {
    const [low, high] = robustRange([falling, [null, 120, null]], [205]) ?? []
    expect(low).toBeLessThan(120)
    expect(high).toBeGreaterThan(205)
  })

  it('leaves room for the name of a reference at the edge', () => {
    expect(robustRange([[100, 150]], [200])).toEqual([93, 220])
  })

  it('has room around a single value and no range for none', () => {
    expect(robustRange([[5]], [])).toEqual([4.65, 5.35])
    expect(robustRange([[0]], [])).toEqual([-0.07, 0.07])
    expect(robustRange([[]], [])).toBeNull()
  })
})
