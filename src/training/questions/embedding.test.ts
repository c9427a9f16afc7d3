import { expect, test } from 'vitest'
import { Classroom, settings } from '../test-support/classroom'

test('points of the plane are the posterior means of the first test images', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, settings)
  const { means, labels } = await room.trainer.embed(5)
  const { images } = await room.trainer.testImages([3])
  const { mean } = await room.trainer.encode(
    Float32Array.from(images, (grey) => grey / 255),
    1,
  )
  expect([...labels]).toEqual([0, 1, 0, 1, 0])
  expect([...means.subarray(6, 8)]).toEqual([...mean])
})

test('the table of the test images agrees with their evaluation and their places', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, settings)
  const table = await room.trainer.tabulate()
  const evaluation = await room.trainer.evaluate({ split: 'test' })
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(table.reconstruction).toHaveLength(evaluation.images)
  expect(mean(table.reconstruction)).toBeCloseTo(evaluation.reconstruction, 3)
  expect(mean(table.kl)).toBeCloseTo(evaluation.kl, 4)
  expect(table).toMatchObject(await room.trainer.embed(evaluation.images))
})
