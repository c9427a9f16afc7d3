import { normals } from './normals'
import { quick } from './playground'
import { expect, test } from './test'

const images = 500
/** Samples of z an image. */
const samples = 4

const variants = [
  { name: 'Bernoulli', change: {}, variance: null },
  { name: 'Gaussian', change: { objective: { likelihood: 'gaussian', variance: 0.5 } }, variance: 0.5 },
] as const

test('evaluate() is the ELBO that encode() and decode() give, and importance samples tighten it', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  for (const { name, change, variance } of variants) {
    await test.step(name, async () => {
      await playground.configure(change)
      await playground.train({ steps: 100 })
      const evaluation = await playground.evaluate({ limit: images })
      expect(evaluation.images).toBe(images)
      expect(evaluation.elbo).toBeCloseTo(-evaluation.reconstruction - evaluation.kl, 6)
      expect(evaluation.importanceWeightedBound).toBeUndefined()

      const epsilon = Array.from({ length: samples }, (_, sample) => normals(sample, 2 * images))
      const own = await page.evaluate(estimate, { images, epsilon, variance })
      expect(evaluation.klPerDimension).toHaveLength(2)
      for (const [dimension, nats] of evaluation.klPerDimension.entries()) {
        expect(Math.abs(nats - (own.klPerDimension[dimension] ?? Number.NaN))).toBeLessThan(1e-3)
      }
      expect(Math.abs(evaluation.kl - own.kl)).toBeLessThan(1e-3)

      // evaluate() draws one sample of z an image, this test draws its own: both means carry noise.
      const noise = own.deviation * Math.sqrt((1 + 1 / samples) / images)
      expect(noise).toBeLessThan(1)
      expect(Math.abs(evaluation.reconstruction - own.reconstruction)).toBeLessThan(Math.max(0.1, 4 * noise))
      expect(evaluation.meanSquaredError / own.meanSquaredError).toBeCloseTo(1, 1)
    })
  }

  await test.step('importance samples tighten the bound, the same gives the same, and bad questions are refused', async () => {
    await playground.configure({ objective: { likelihood: 'bernoulli' } })
    await playground.train({ steps: 100 })
    const limit = 200
    const bound = async (importanceSamples: number) => {
      const { elbo, importanceWeightedBound } = await playground.evaluate({ limit, importanceSamples })
      return { elbo, bound: importanceWeightedBound ?? Number.NaN }
    }
    const many = await bound(20)
    const one = await bound(1)
    expect(many.bound).toBeGreaterThanOrEqual(many.elbo)
    expect(many.bound).toBeGreaterThan(one.bound)
    // With one sample the bound is the ELBO, but for its other noise.
    expect(Math.abs(one.bound - one.elbo)).toBeLessThan(5)

    const test = await playground.evaluate({ limit: 100 })
    expect(await playground.evaluate({ limit: 100 }), 'twice the same').toEqual(test)
    const train = await playground.evaluate({ limit: 100, split: 'train' })
    expect(train.images).toBe(100)
    expect(train.elbo).not.toBe(test.elbo)

    await expect(playground.encode([[1, 2, 3]])).rejects.toThrow(/images\[0\] must be .*784/)
    await expect(playground.encode([new Array(784).fill(2)])).rejects.toThrow(/from 0 to 1/)
    await expect(playground.decode([[1]])).rejects.toThrow(/z\[0\] must be .*2 numbers/)
    await expect(playground.decode([[Number.NaN, 0]])).rejects.toThrow(/z\[0\]/)
  })
})

interface Estimate {
  images: number
  /** [samples][images * dimensions], from N(0, 1) */
  epsilon: number[][]
  /** Of the Gaussian likelihood; null: Bernoulli. */
  variance: number | null
}

/**
 * The terms of the ELBO over the first test images, in nats an image, from nothing but encode() and decode()
 * (Kingma & Welling 2013, eq. 3, 11, 12 and appendix B). Runs in the page: so many pixels travel slowly.
 */
async function estimate({ images, epsilon, variance }: Estimate) {
  const response = await fetch('./datasets/mnist/test-images-0.bin')
  const unpacked = response.body?.pipeThrough(new DecompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer())
  const rows = Array.from({ length: images }, (_, image) =>
    Array.from(bytes.subarray(784 * image, 784 * (image + 1)), (grey) => grey / 255),
  )
  const { mean, logVariance } = await window.playground.encode(rows)
  const at = (list: number[][], row: number, column: number) => list[row]?.[column] ?? Number.NaN

  const klPerDimension = [0, 1].map((dimension) => {
    const kl = rows.map((_, image) => {
      const [m, v] = [at(mean, image, dimension), at(logVariance, image, dimension)]
      return 0.5 * (m ** 2 + Math.exp(v) - 1 - v)
    })
    return kl.reduce((sum, nats) => sum + nats, 0) / images
  })

  const surprise = (x: number, p: number) =>
    variance === null
      ? -x * Math.log(Math.max(p, 1e-30)) - (1 - x) * Math.log(Math.max(1 - p, 1e-30))
      : ((x - p) ** 2 / variance + Math.log(2 * Math.PI * variance)) / 2
  /** Of each image, the reconstruction term of each sample. */
  const losses: number[][] = rows.map(() => [])
  let squares = 0
  for (const [sample, noise] of epsilon.entries()) {
    const z = mean.map((row, image) =>
      row.map((m, dimension) => {
        const deviation = Math.exp(at(logVariance, image, dimension) / 2)
        return m + deviation * (noise[2 * image + dimension] ?? Number.NaN)
      }),
    )
    const decoded = await window.playground.decode(z)
    for (const [image, row] of rows.entries()) {
      let loss = 0
      for (const [pixel, x] of row.entries()) {
        const p = at(decoded, image, pixel)
        loss += surprise(x, p)
        squares += (x - p) ** 2
      }
      ;(losses[image] as number[])[sample] = loss
    }
  }
  const count = images * epsilon.length
  const means = losses.map((ofImage) => ofImage.reduce((sum, loss) => sum + loss, 0) / epsilon.length)
  const within = losses.flatMap((ofImage, image) => ofImage.map((loss) => (loss - (means[image] ?? 0)) ** 2))
  return {
    kl: klPerDimension.reduce((sum, nats) => sum + nats, 0),
    klPerDimension,
    reconstruction: means.reduce((sum, loss) => sum + loss, 0) / images,
    /** Of the reconstruction term of one image, from sample to sample. */
    deviation: Math.sqrt(within.reduce((sum, square) => sum + square, 0) / (count - images)),
    meanSquaredError: squares / count / 784,
  }
}
