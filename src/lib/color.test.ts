import { expect, it } from 'vitest'
import { channels, contrast, mix } from './color'

it('knows the contrast of greys', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#ffffff', '#777777')).toBe(contrast('#777777', '#ffffff'))
})

it('mixes channel by channel', () => {
  expect(mix('#000000', '#ff8000', 0.5)).toBe('#804000')
  expect(mix('#0a0b0c', '#ffffff', 0)).toBe('#0a0b0c')
  expect(channels('#0a10ff')).toEqual([10, 16, 255])
})
