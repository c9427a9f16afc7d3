import { describe, expect, it } from 'vitest'
import { contrast } from '../lib/color'
import { classColor, classColors, outlineOn, textOn } from './palette'

describe('palette', () => {
  it('gives readable text on every class colour', () => {
    for (const color of classColors) expect(contrast(color, textOn(color))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['#ffffff', '#0b0b0e'])('outlines every class visibly on %s', (background) => {
    for (const color of classColors)
      expect(contrast(outlineOn(color, background), background)).toBeGreaterThanOrEqual(3)
  })

  it('leaves a colour alone that is visible already', () => {
    expect(outlineOn('#bd1f01', '#ffffff')).toBe('#bd1f01')
  })

  it('repeats beyond ten classes', () => {
    expect(classColor(12)).toBe(classColors[2])
  })
})
