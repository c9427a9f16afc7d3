import { describe, expect, it } from 'vitest'
import { alignColumns, niceEnd } from './line-data'
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

  it('ends the x axis at a round number that is never before the data', () => {
    expect([0, 0.07, 1, 1.2, 3.4, 14.9, 100, 5001].map(niceEnd)).toEqual([1, 0.08, 1, 1.5, 4, 15, 100, 6000])
  })
})

describe('the robust range', () => {
  const falling = Array.from({ length: 200 }, (_, i) => 140 + 30 * Math.exp(-i / 60))

  it('leaves out the wild beginning', () => {
    const [low, high] = robustRange([[543, 410, 300, ...falling]], [])
    expect(high).toBeLessThan(200)
    expect(low).toBeGreaterThan(130)
  })

  it('never leaves out what came late, however wild', () => {
    const [, high] = robustRange([[...falling, 900]], [])
    expect(high).toBeGreaterThan(900)
  })

  it('includes references and dots', () => {
    const [low, high] = robustRange([falling, [null, 120, null]], [205])
    expect(low).toBeLessThan(120)
    expect(high).toBeGreaterThan(205)
  })

  it('leaves room for the name of a reference at the edge', () => {
    expect(robustRange([[100, 150]], [200])).toEqual([93, 220])
  })

  it('has room around a single value and a range for none', () => {
    expect(robustRange([[5]], [])).toEqual([4.65, 5.35])
    expect(robustRange([[0]], [])).toEqual([-0.07, 0.07])
    expect(robustRange([[]], [])).toEqual([0, 1])
  })
})
