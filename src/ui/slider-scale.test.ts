import { describe, expect, it } from 'vitest'
import { fromPosition, positionLimits, type SliderRange, toFraction, toPosition } from './slider-scale'

const linear: SliderRange = { minimum: -4, maximum: 4, step: 0.01, scale: 'linear' }
const rate: SliderRange = { minimum: 1e-5, maximum: 1, step: 1e-5, scale: 'log' }
const beta: SliderRange = { minimum: 0, maximum: 1000, step: 0.01, scale: 'log' }

describe('slider scales', () => {
  it('leaves linear values alone and clamps them', () => {
    expect(toPosition(1.25, linear)).toBe(1.25)
    expect(toPosition(9, linear)).toBe(4)
    expect(fromPosition(-3.5, linear)).toBe(-3.5)
    expect(toFraction(0, linear)).toBe(0.5)
  })

  it('spreads decades evenly on a log scale', () => {
    const places = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1].map((value) => toPosition(value, rate))
    expect(places).toEqual([0, 20, 40, 60, 80, 100])
  })

  it('comes back to round values', () => {
    for (const value of [0.01, 0.1, 1, 10, 100, 1000])
      expect(fromPosition(toPosition(value, beta), beta)).toBe(value)
    for (const value of [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1])
      expect(fromPosition(toPosition(value, rate), rate)).toBe(value)
  })

  it('reaches zero where the range does, and never skips below the first value', () => {
    expect(toPosition(0, beta)).toBe(0)
    expect(fromPosition(0, beta)).toBe(0)
    expect(fromPosition(1, beta)).toBe(0.01)
    expect(toPosition(0.01, beta)).toBe(1)
  })

  it('changes the value with every position and stays where it was put', () => {
    for (const range of [beta, rate]) {
      const positions = Array.from({ length: positionLimits(range).max + 1 }, (_, position) => position)
      const values = positions.map((position) => fromPosition(position, range))
      expect(values.map((value) => toPosition(value, range))).toEqual(positions)
      expect(values.at(-1)).toBe(range.maximum)
    }
  })
})
