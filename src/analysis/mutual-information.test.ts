import { expect, test } from 'vitest'
import { factorEntropies, factorInformation, informationGap } from './mutual-information'

/** Every pair of values of two factors, so often. */
function pairs(one: number, other: number, times: number) {
  const values = Uint8Array.from({ length: 2 * one * other * times }, (_, place) => {
    const pair = Math.floor(place / 2) % (one * other)
    return place % 2 === 0 ? pair % one : Math.floor(pair / one)
  })
  return { list: [{ values: one }, { values: other }], values }
}

/** Codes of such images, made from their two values: [count, dimensions] of means, all of one deviation. */
function codes(
  { values }: ReturnType<typeof pairs>,
  deviation: number,
  ...dimensions: ((a: number, b: number, image: number) => number)[]
) {
  const means = new Float32Array((values.length / 2) * dimensions.length)
  for (let image = 0; image < values.length / 2; image++) {
    dimensions.forEach((make, dimension) => {
      const [a, b] = values.subarray(2 * image, 2 * image + 2) as unknown as [number, number]
      means[image * dimensions.length + dimension] = make(a, b, image)
    })
  }
  return { means, logVariances: new Float32Array(means.length).fill(2 * Math.log(deviation)) }
}

const gapOf = (posteriors: ReturnType<typeof codes>, dimensions: number, causes: ReturnType<typeof pairs>) =>
  informationGap(
    Array.from({ length: dimensions }, (_, dimension) =>
      factorInformation(posteriors, dimensions, dimension, causes),
    ),
    factorEntropies(causes),
  )

test('a dimension for each factor, and one that says nothing, leave the whole gap', () => {
  const causes = pairs(3, 16, 4)
  const posteriors = codes(
    causes,
    1e-4,
    (_, b) => b,
    () => 0,
    (a) => -a,
  )
  const { shares, gap } = gapOf(posteriors, 3, causes)
  expect(shares[0]?.map((share) => Number(share.toFixed(6)))).toEqual([0, 0, 1])
  // Sixteen values, cut into 32: all are told apart.
  expect(shares[1]?.map((share) => Number(share.toFixed(6)))).toEqual([1, 0, 0])
  expect(gap).toBeCloseTo(1, 6)
})

test('factors that two dimensions share alike leave none', () => {
  const causes = pairs(2, 2, 25)
  const posteriors = codes(
    causes,
    0,
    (a, b) => a + b,
    (a, b) => a - b,
  )
  const { shares, gaps, gap } = gapOf(posteriors, 2, causes)
  // The sum is 0, 1 or 2: where it is 1, which is half of the time, it says nothing of either.
  for (const row of shares) for (const share of row) expect(share).toBeCloseTo(0.5, 9)
  expect(gaps).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)])
  expect(gap).toBeCloseTo(0, 9)
})

test('of a noisy dimension the information is that of the binary Gaussian channel', () => {
  const causes = pairs(2, 1, 1)
  const [nats = 0] = factorInformation(
    codes(causes, 1, (a) => 2 * a - 1),
    1,
    0,
    causes,
  )
  // h(z) - h(z|a), the former integrated; cutting loses a little.
  const density = (z: number) =>
    (Math.exp(-((z - 1) ** 2) / 2) + Math.exp(-((z + 1) ** 2) / 2)) / (2 * Math.sqrt(2 * Math.PI))
  let entropy = 0
  for (let z = -9; z < 9; z += 0.001) entropy -= 0.001 * density(z) * Math.log(density(z))
  const exact = entropy - Math.log(2 * Math.PI * Math.E) / 2
  expect(nats).toBeLessThan(exact)
  expect(nats).toBeGreaterThan(exact - 0.001)
})

test('codes by chance say no more of a factor than the bias allows', () => {
  const causes = pairs(16, 1, 625)
  const chance = (image: number) => Math.sin(12.9898 * image) * 43758.5453
  const random = codes(causes, 0, (_a, _b, image) => chance(image) - Math.floor(chance(image)))
  const [nats = 0] = factorInformation(random, 1, 0, causes)
  const bias = (31 * 15) / 20_000
  expect(nats).toBeLessThan(1.3 * bias)
  // Wide posteriors smooth chance away.
  const [smooth = 0] = factorInformation(
    codes(causes, 1, (_a, _b, image) => chance(image) - Math.floor(chance(image))),
    1,
    0,
    causes,
  )
  expect(smooth).toBeLessThan(0.2 * bias)
})

test('a factor with one value alone counts for nothing', () => {
  const causes = pairs(2, 1, 8)
  const { shares, gaps, gap } = gapOf(
    codes(causes, 0, (a) => a),
    1,
    causes,
  )
  expect(shares).toEqual([[expect.closeTo(1, 9)], [0]])
  expect(gaps).toEqual([expect.closeTo(1, 9), 0])
  expect(gap).toBeCloseTo(1, 9)
})
