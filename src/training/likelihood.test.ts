import { expect, test } from 'vitest'
import { SplitBuffer } from '../datasets/loaded-split'
import { greyLevels, imagePixels } from '../vae/image'
import { divergence, linearGaussian, type Proposal } from '../vae/test-support/linear-gaussian'
import { Classroom } from './test-support/classroom'
import { tinyDataset } from './test-support/tiny-dataset'

const images = 150
const variance = 0.001

/** A trainer whose model is linear, its test images drawn from the model, and the mean of their log p(x). */
async function linearRoom(proposal: Proposal) {
  const { model, objective, parameters, draw, logDensity } = linearGaussian(imagePixels, variance, proposal)
  const test = new SplitBuffer(images, images, imagePixels)
  draw(images).forEach((level, place) => {
    test.images[place] = Math.round(255 * level)
  })
  test.arrive(0)
  test.arrive(1)
  const room = new Classroom({ ...tinyDataset(), test })
  const settings = room.with({ model, objective })
  const snapshot = { parameters: Float32Array.from(parameters), moments: null, step: 0 }
  await room.trainer.begin(1, settings, { settings, snapshot, step: 0, imagesSeen: 0 })
  const levels = greyLevels(test.images)
  const exact = Array.from({ length: images }, (_, image) =>
    logDensity(levels.subarray(image * imagePixels, (image + 1) * imagePixels)),
  )
  return { room, exact: exact.reduce((sum, nats) => sum + nats) / images }
}

test('with the exact posterior the bound of a linear model is its log-likelihood', async () => {
  const { room, exact } = await linearRoom({ shift: 0, widening: 1 })
  for (const importanceSamples of [1, 3, 10]) {
    const evaluation = await room.trainer.evaluate({ split: 'test', importanceSamples })
    // Engines answer in float32, a weight being about 1,600 nats.
    expect(evaluation.importanceWeightedBound).toBeCloseTo(exact, 2)
  }
})

test('with another the bound begins at the ELBO and rises with its samples towards the log-likelihood', {
  timeout: 60_000,
}, async () => {
  const proposal = { shift: 0.5, widening: 2 }
  const { room, exact } = await linearRoom(proposal)
  const evaluations = []
  for (const importanceSamples of [1, 4, 16, 64])
    evaluations.push(await room.trainer.evaluate({ split: 'test', importanceSamples }))
  const bounds = evaluations.map(({ importanceWeightedBound = Number.NaN }) => importanceWeightedBound)
  expect(bounds).toEqual(bounds.toSorted((one, other) => one - other))
  expect(bounds[3] - bounds[0]).toBeGreaterThan(0.5)
  expect(Math.abs(exact - bounds[3])).toBeLessThan(0.05)
  // With one sample an image, either is below by the divergence on average.
  const [{ elbo }] = evaluations
  expect(Math.abs(exact - divergence(proposal) - elbo)).toBeLessThan(0.3)
  expect(Math.abs(exact - divergence(proposal) - bounds[0])).toBeLessThan(0.3)
})
