import { describe, expect, test } from 'vitest'
import { normalQuantile, normalShare } from './normal'
import { roc, shareAbove, thresholdAbove } from './roc'

const of = (...scores: number[]) => Float32Array.from(scores)

describe('the area under the curve', () => {
  test('is the share of pairs in the right order, ties counting half', () => {
    // Few values, so that there are many ties.
    const normal = Float32Array.from({ length: 60 }, (_, index) => (37 * index) % 6)
    const anomalous = Float32Array.from({ length: 60 }, (_, index) => ((7 * index) % 11) - 2)
    let pairs = 0
    for (const usual of normal) for (const unusual of anomalous) pairs += (Math.sign(unusual - usual) + 1) / 2
    expect(roc(normal, anomalous).area).toBeCloseTo(pairs / 3600, 12)
  })

  test('is 1 where the groups do not overlap, 0 the other way round, and one half for the same scores', () => {
    expect(roc(of(1, 2, 3), of(4, 5)).area).toBe(1)
    expect(roc(of(4, 5), of(1, 2, 3)).area).toBe(0)
    expect(roc(of(1, 2, 3), of(3, 2, 1)).area).toBe(0.5)
  })

  test('of two normal distributions is what theory says: Φ(shift / √2)', () => {
    const [normal, anomalous] = [0, 1].map((shift) =>
      Float32Array.from({ length: 20_000 }, (_, index) => normalQuantile((index + 0.5) / 20_000) + shift),
    ) as [Float32Array, Float32Array]
    expect(roc(normal, anomalous).area).toBeCloseTo(normalShare(Math.SQRT1_2), 5)
  })
})

test('the curve goes from nothing to everything, and passes equal scores together', () => {
  const { falsePositiveRates, truePositiveRates } = roc(of(1, 2), of(2, 3))
  expect([...falsePositiveRates]).toEqual([0, 0, 0.5, 1])
  expect([...truePositiveRates]).toEqual([0, 0.5, 1, 1])
})

test('a group without scores is refused', () => {
  expect(() => roc(of(), of(1))).toThrow(RangeError)
})

test('a threshold leaves the wanted share above it', () => {
  const scores = Float32Array.from({ length: 100 }, (_, index) => (37 * index) % 100)
  for (const share of [0, 0.05, 0.5, 0.99]) {
    expect(shareAbove(scores, thresholdAbove(scores, share))).toBeCloseTo(share, 12)
  }
})
