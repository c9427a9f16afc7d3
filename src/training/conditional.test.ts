import { expect, test } from 'vitest'
import { imagePixels } from '../vae/image'
import { Classroom, settings } from './test-support/classroom'

test('a conditional network is told each image’s label, and the label asked for', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, room.with({ model: { conditional: true, activation: 'tanh' } }))
  await room.trainer.train({ steps: 60 })
  const { images, labels } = await room.trainer.testImages([4, 5])
  const pixels = Float32Array.from(images, (grey) => grey / 255)
  const codes = (told: Uint8Array) => room.trainer.encode(pixels, 2, told).then(({ mean }) => [...mean])
  const { means } = await room.trainer.embed(6)
  expect([...means.subarray(8, 12)]).toEqual(await codes(labels))
  expect(await codes(labels.toReversed())).not.toEqual(await codes(labels))
  // Images of one kind are bright above, those of the other below: the label alone tells which.
  const half = imagePixels / 2
  const total = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0)
  for (const [label, above] of [true, false].entries()) {
    const decoded = await room.trainer.decode(new Float32Array(2), 1, label)
    expect(total(decoded.subarray(0, half)) > total(decoded.subarray(half))).toBe(above)
  }
  const even = pixels.subarray(0, imagePixels)
  const [right, wrong] = [await room.trainer.examine(even, 0), await room.trainer.examine(even, 1)]
  expect(right.terms.reconstruction).toBeLessThan(wrong.terms.reconstruction)
  const told = await room.trainer.evaluate({ split: 'test', importanceSamples: 20 })
  room.dataset.test.labels.reverse()
  const mistold = await room.trainer.evaluate({ split: 'test', importanceSamples: 20 })
  expect(mistold.elbo).toBeLessThan(told.elbo)
  expect(mistold.importanceWeightedBound).toBeLessThan(told.importanceWeightedBound as number)
})

test.each([0, 11])('a conditional network cannot be told labels of %d classes', async (classes) => {
  const room = new Classroom()
  room.dataset.classes = Array.from({ length: classes }, (_, label) => `${label}`)
  await room.trainer.begin(1, settings)
  const refusal = { code: 'no-such-labels', facts: { classes, limit: 10 } }
  await expect(room.trainer.begin(1, room.with({ model: { conditional: true } }))).rejects.toMatchObject(
    refusal,
  )
})
