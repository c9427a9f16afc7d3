import { expect, it } from 'vitest'
import { parseNumber, stepNumber } from './number-text'

const limits = { minimum: -10, maximum: 10 }

it.each([
  ['1.5', 1.5],
  [' 2 ', 2],
  ['1,5', 1.5],
  ['−3', -3],
  ['1e-3', 0.001],
  ['-10', -10],
])('reads %j', (text, value) => {
  expect(parseNumber(text, limits)).toEqual({ ok: true, value })
})

it.each(['', ' ', 'ten', '1.2.3', 'NaN', 'Infinity', '10.01', '-11', '1 2'])('refuses %j', (text) => {
  expect(parseNumber(text, limits)).toEqual({ ok: false })
})

it('refuses fractions where integers are asked for', () => {
  expect(parseNumber('1.5', { ...limits, integer: true })).toEqual({ ok: false })
  expect(parseNumber('4', { ...limits, integer: true })).toEqual({ ok: true, value: 4 })
})

it('steps without float dust and stops at the limits', () => {
  expect(stepNumber(0.2, 0.1, limits)).toBe(0.3)
  expect(stepNumber(0.0003, -0.0001, limits)).toBe(0.0002)
  expect(stepNumber(10, 1, limits)).toBe(10)
  expect(stepNumber(-9.5, -1, limits)).toBe(-10)
})
