import { describe, expect, test } from 'vitest'
import { type CurvePoint, readCurve, thinned, writeCurve } from './learning-curve'

const point = (step: number): CurvePoint => ({
  step,
  epoch: step / 469,
  elbo: -200.123456789,
  reconstruction: 190.123456789,
  kl: 10,
})
const test1 = { elbo: -170.5, reconstruction: 165.25, kl: 5.25 }

test('a curve survives, test terms included', () => {
  const curve = [point(0), { ...point(469), test: test1 }, point(938)]
  expect(readCurve(writeCurve(curve))).toEqual(curve)
})

test('a long curve is thinned to what a file holds, its ends kept and its order too', () => {
  const curve = Array.from({ length: 50_000 }, (_, index) => point(index))
  const json = writeCurve(curve)
  expect(json.length).toBeLessThanOrEqual(400_000)
  expect(json.length).toBeGreaterThan(150_000)
  const read = readCurve(json)
  expect(read[0]).toEqual(curve[0])
  expect(read.at(-1)).toEqual(curve.at(-1))
  expect(read.map(({ step }) => step)).toEqual(read.map(({ step }) => step).toSorted((a, b) => a - b))
})

test('thinning keeps the mean over steps, and points with test terms', () => {
  const plain = (step: number, kl: number): CurvePoint => ({
    step,
    epoch: step / 10,
    elbo: -1 - kl,
    reconstruction: 1,
    kl,
  })
  const tested = { ...plain(3, 7), test: test1 }
  // Steps 1, 2-5 (mean 10), then a tested point that stays alone.
  expect(thinned([plain(1, 5), plain(5, 10), tested])).toEqual([plain(5, 9), tested])
})

describe('what is no point of a curve is left out', () => {
  test.each<[string, unknown]>([
    ['a term that is null, as JSON writes NaN', { ...point(2), elbo: null }],
    ['a term that is text', { ...point(2), kl: '10' }],
    ['a missing term', { step: 2, epoch: 1 }],
    ['test terms that are incomplete', { ...point(2), test: { elbo: 1 } }],
    ['test terms that are null', { ...point(2), test: null }],
    ['a step before the last', point(0)],
    ['the same step again', point(1)],
    ['a list', [2, 1, 1, 1, 1]],
    ['null', null],
    ['text', 'point'],
  ])('%s', (_, entry) => {
    expect(readCurve(JSON.stringify([point(1), entry, point(3)]))).toEqual([point(1), point(3)])
  })

  test.each(['', '{', 'null', '5', '{"step": 1}', '"[]"'])('all of %j', (json) => {
    expect(readCurve(json)).toEqual([])
  })

  test('a field that no point has', () => {
    const json = JSON.stringify([{ ...point(1), colour: 'red', test: { ...test1, colour: 'red' } }])
    expect(readCurve(json)).toEqual([{ ...point(1), test: test1 }])
  })
})
