import { expect, test } from 'vitest'
import { greyLevels, imagePixels } from '../../vae/image'
import { Classroom, settings } from '../test-support/classroom'

test('the bound tightens with the number of samples', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, settings)
  await room.trainer.train({ steps: 30 })
  const bounds: number[] = []
  for (const importanceSamples of [1, 4, 32]) {
    const { importanceWeightedBound } = await room.trainer.evaluate({ split: 'test', importanceSamples })
    bounds.push(importanceWeightedBound ?? Number.NaN)
  }
  expect(bounds[1]).toBeGreaterThan(bounds[0])
  expect(bounds[2]).toBeGreaterThan(bounds[1])
})

test('an autoencoder has a reconstruction term, and refuses a bound', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, room.with({ model: { kind: 'ae' } }))
  const before = await room.trainer.evaluate({ split: 'test' })
  await room.trainer.train({ steps: 30 })
  const { reconstruction, elbo, kl, klPerDimension } = await room.trainer.evaluate({ split: 'test' })
  expect(reconstruction).toBeLessThan(before.reconstruction)
  expect({ elbo, kl, klPerDimension }).toEqual({ elbo: -reconstruction, kl: 0, klPerDimension: [0, 0] })
  const { mean, logVariance } = await room.trainer.encode(new Float32Array(imagePixels), 1)
  expect(mean.every(Number.isFinite)).toBe(true)
  expect([...logVariance]).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY])
  const black = await room.trainer.examine(new Float32Array(imagePixels))
  const white = await room.trainer.examine(new Float32Array(imagePixels).fill(1))
  expect(white.terms.kl).toBe(0)
  expect(white.moreSurprisingThan).toBe(1)
  expect(black.terms.reconstruction).toBeLessThan(white.terms.reconstruction)
  await expect(room.trainer.evaluate({ split: 'test', importanceSamples: 4 })).rejects.toMatchObject({
    code: 'no-importance-weights',
  })
})

test('training makes way for an evaluation, which sees the parameters of one step', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, settings)
  const training = room.trainer.train()
  await room.reaches({ phase: 'training' })
  const { importanceWeightedBound } = await room.trainer.evaluate({ split: 'test', importanceSamples: 8 })
  expect(importanceWeightedBound).toBeLessThan(0)
  expect(room.engines[0]?.weightedAt.size).toBe(1)
  await room.trainer.pause()
  await training
})

test('evaluating fewer images gives their own terms', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, settings)
  const all = await room.trainer.evaluate({ split: 'test', limit: 1000 })
  expect(all.images).toBe(12)
  const one = await room.trainer.evaluate({ split: 'test', limit: 1 })
  expect(one.images).toBe(1)
  expect(one.kl).toBeCloseTo(one.klPerDimension.reduce((a, b) => a + b))
  expect(all.elbo).toBeCloseTo(-(all.reconstruction + all.kl))
})

test('scores are the terms of single images, of all data sets at one step', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, settings)
  const training = room.trainer.train({ steps: 40 })
  const [own, other] = await room.trainer.score(['mnist', 'another'])
  expect(other).toEqual(own)
  await training
  const [scores] = await room.trainer.score(['mnist'])
  expect(scores.step).toBe(40)
  expect(scores.labels).toEqual(room.dataset.test.labels)
  const { reconstruction, kl } = await room.trainer.evaluate({ split: 'test' })
  const mean = (values: Float32Array) => values.reduce((sum, nats) => sum + nats) / values.length
  expect(mean(scores.reconstruction)).toBeCloseTo(reconstruction, 3)
  expect(mean(scores.kl)).toBeCloseTo(kl, 4)
  const { images } = await room.trainer.testImages([3], 'another')
  expect(images).toEqual((await room.trainer.testImages([3])).images)
})

test('measures are those of evaluations, and the nearest codes tell two kinds apart', async () => {
  const room = new Classroom()
  const { test: testSplit } = room.dataset
  // The kind of an image, and one that is always the same.
  const values = Uint8Array.from([...testSplit.labels].flatMap((label) => [label, 0]))
  const list = [
    { name: 'shape', values: 2 },
    { name: 'scale', values: 6 },
  ]
  Object.assign(testSplit, { factors: { list, values } })
  await room.trainer.begin(1, settings)
  await room.trainer.train({ steps: 60 })
  const { test, train, bound, neighbourAccuracy, gallery, factors, step } = await room.trainer.measure()
  expect(step).toBe(60)
  expect(test).toEqual(await room.trainer.evaluate({ split: 'test' }))
  expect(train).toEqual(await room.trainer.evaluate({ split: 'train', limit: 12 }))
  expect(bound).toEqual({
    ...(await room.trainer.evaluate({ split: 'test', importanceSamples: 100 })),
    samples: 100,
  })
  expect(bound?.importanceWeightedBound).toBeGreaterThan(test.elbo)
  expect(bound?.importanceWeightedBoundError).toBeGreaterThan(0)
  expect(neighbourAccuracy).toMatchObject({ neighbours: 5, images: 12 })
  const { reconstruction } = await room.trainer.tabulate()
  expect([...gallery.best.nats]).toEqual([...reconstruction.toSorted().slice(0, 8)])
  expect([...gallery.worst.nats]).toEqual([...reconstruction.toSorted().slice(4).reverse()])
  const { best } = gallery
  expect(best.nats[0]).toBe(reconstruction[best.indices[0]])
  const image = best.images.subarray(0, imagePixels)
  expect(image).toEqual((await room.trainer.testImages([best.indices[0]])).images)
  const examined = await room.trainer.examine(greyLevels(image), best.labels[0])
  expect(best.reconstructions.slice(0, imagePixels)).toEqual(examined.reconstruction)
  expect(factors?.names).toEqual(['shape', 'scale'])
  expect(factors?.shares[1]).toEqual([0, 0])
  const [first = 0, second = 0] = factors?.shares[0]?.toSorted((one, other) => other - one) ?? []
  expect(first).toBeGreaterThan(0.5)
  expect(factors?.gap).toBeCloseTo(first - second, 9)
})
