import { describe, expect, test } from 'vitest'
import { fillNormal, fillUniform, integerBelow, permutation, type RandomKey, Stream } from './random'

const key: RandomKey = { seed: 1, stream: Stream.epsilon, step: 0 }
const fills = { fillUniform, fillNormal }

const draw = (fill: typeof fillUniform, length: number, at: RandomKey = key, first = 0): Float32Array => {
  const out = new Float32Array(length)
  fill(out, at, first)
  return out
}

describe('golden values, which every engine and every later version must keep', () => {
  test('uniform', () => {
    expect([...draw(fillUniform, 8)]).toEqual([
      0.28374212980270386, 0.3997957706451416, 0.8175440430641174, 0.37559014558792114, 0.8054203391075134,
      0.5456456542015076, 0.24121809005737305, 0.47645729780197144,
    ])
  })

  test('normal', () => {
    const expected = [
      -1.2829179763793945, 0.9346120953559875, -0.4504934847354889, 0.44716495275497437, -0.6309905052185059,
      -0.1860988289117813, -1.668030858039856, 0.2485559582710266,
    ]
    expect([...draw(fillNormal, 8)]).toEqual(expected.map((value) => expect.closeTo(value, 6)))
  })

  test('permutation', () => {
    const batchOrder = { seed: 1, stream: Stream.batchOrder, step: 0 }
    expect([...permutation(10, batchOrder)]).toEqual([0, 2, 5, 7, 8, 9, 6, 1, 4, 3])
    expect([...permutation(10, { ...batchOrder, seed: 0 })]).toEqual([0, 6, 9, 3, 7, 5, 1, 4, 2, 8])
  })

  test('streams', () => {
    expect(Stream).toEqual({
      initialisation: 0,
      batchOrder: 1,
      epsilon: 2,
      binarization: 3,
      evaluation: 4,
      importance: 5,
      examination: 6,
      firstEpochOrder: 7,
      evaluationBinarization: 8,
      prior: 9,
      pixels: 10,
      projection: 11,
      shapes: 12,
      importOrder: 13,
      inputNoise: 14,
      inputNoiseShown: 15,
    })
  })
})

describe.each(Object.entries(fills))('%s', (_, fill) => {
  test('an entry depends neither on the length of the array nor on where it begins', () => {
    const whole = draw(fill, 40)
    for (let first = 0; first < 9; first++) {
      for (let length = 0; length < 9; length++) {
        expect(draw(fill, length, key, first)).toEqual(whole.slice(first, first + length))
      }
    }
  })

  test.each<[string, RandomKey]>([
    ['seed', { ...key, seed: 2 }],
    ['seed, 0', { ...key, seed: 0 }],
    ['seed, the largest', { ...key, seed: 4_294_967_295 }],
    ['stream', { ...key, stream: Stream.binarization }],
    ['step', { ...key, step: 1 }],
    ['step, from seed 0', { seed: 0, stream: Stream.epsilon, step: 1 }],
  ])('is unrelated to the sequence of a neighbouring %s', (_, neighbour) => {
    const count = 40_000
    const ours = draw(fill, count)
    const theirs = draw(fill, count, neighbour)
    for (const shift of [0, 1, 2, 4]) {
      const ourPart = ours.subarray(shift)
      const theirPart = theirs.subarray(0, count - shift)
      expect(Math.abs(correlation(ourPart, theirPart))).toBeLessThan(5 / Math.sqrt(count))
    }
  })

  test('an entry is unrelated to the ones after it, squared or not', () => {
    const values = draw(fill, 40_000)
    const squares = values.map((value) => value * value)
    for (const sequence of [values, squares]) {
      for (const lag of [1, 2, 3, 4, 5, 8]) {
        const lagged = correlation(sequence.subarray(lag), sequence.subarray(0, -lag))
        expect(Math.abs(lagged)).toBeLessThan(5 / Math.sqrt(40_000))
      }
    }
  })
})

test.each([0, 1, 7, 4_294_967_295])('uniform numbers of seed %i are spread evenly over [0, 1)', (seed) => {
  const count = 100_000
  const values = draw(fillUniform, count, { ...key, seed })
  expect(Math.min(...values.subarray(0, 1000))).toBeGreaterThanOrEqual(0)
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
  const bins = new Float64Array(100)
  for (const value of values) bins[Math.floor(value * 100)]++
  const statistic = bins.reduce((sum, bin) => sum + (bin - 1000) ** 2 / 1000, 0)
  // Chi-square with 99 degrees of freedom: mean 99, standard deviation 14.
  expect(statistic).toBeGreaterThan(99 - 4 * 14)
  expect(statistic).toBeLessThan(99 + 5 * 14)
})

test.each([0, 1, 7, 4_294_967_295])('normal numbers of seed %i have the moments of a normal', (seed) => {
  const count = 200_000
  const values = draw(fillNormal, count, { ...key, seed })
  const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / count
  // Five standard errors: the variance of x^k under a standard normal is 1, 2, 15, 96.
  const bound = (variance: number) => 5 * Math.sqrt(variance / count)
  expect(Math.abs(moment(1))).toBeLessThan(bound(1))
  expect(Math.abs(moment(2) - 1)).toBeLessThan(bound(2))
  expect(Math.abs(moment(3))).toBeLessThan(bound(15))
  expect(Math.abs(moment(4) - 3)).toBeLessThan(bound(96))
  expect(values.every(Number.isFinite)).toBe(true)
  const beyondTwo = values.filter((value) => Math.abs(value) > 2).length / count
  expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(5 * Math.sqrt(0.0455 / count))
})

test('the rare word whose upper bits are all zero gives the largest normal, not infinity', () => {
  // Found by search.
  const [first, second] = draw(fillNormal, 2, key, 4_909_460)
  expect(draw(fillUniform, 1, key, 4_909_460)[0]).toBe(0)
  expect(Math.hypot(first, second)).toBeCloseTo(Math.sqrt(2 * 24 * Math.LN2), 5)
})

test('integers below n take every value about equally often and no other', () => {
  const counts = new Map<number, number>()
  for (let index = 0; index < 7000; index++) {
    const value = integerBelow(7, key, index)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  expect([...counts.keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6])
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(1000))
  expect(integerBelow(1, key, 3)).toBe(0)
})

describe('permutation', () => {
  test.each([0, 1, 2, 3, 4, 5, 100, 1001])('of %i numbers has each of them once', (n) => {
    const sorted = permutation(n, key).toSorted()
    expect([...sorted]).toEqual(Array.from({ length: n }, (_, index) => index))
  })

  test('every order of four numbers is about equally likely', () => {
    const orders = new Map<string, number>()
    for (let step = 0; step < 24_000; step++) {
      const order = permutation(4, { seed: 3, stream: Stream.batchOrder, step }).join('')
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect(orders.size).toBe(24)
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(1000))
  })

  test('every number is about equally likely at every place', () => {
    const n = 10
    const places = new Float64Array(n * n)
    for (let step = 0; step < 10_000; step++) {
      const order = permutation(n, { seed: 5, stream: Stream.batchOrder, step })
      order.forEach((value, place) => {
        places[place * n + value]++
      })
    }
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(1000))
  })
})

function correlation(a: Float32Array, b: Float32Array): number {
  const count = a.length
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / count
  const [meanA, meanB] = [mean(a), mean(b)]
  let covariance = 0
  let varianceA = 0
  let varianceB = 0
  for (let index = 0; index < count; index++) {
    const [deviationA, deviationB] = [a[index] - meanA, b[index] - meanB]
    covariance += deviationA * deviationB
    varianceA += deviationA ** 2
    varianceB += deviationB ** 2
  }
  return covariance / Math.sqrt(varianceA * varianceB)
}
