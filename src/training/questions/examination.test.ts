import { expect, test } from 'vitest'
import { imagePixels } from '../../vae/image'
import { Classroom } from '../test-support/classroom'

test('a bright image of a kind never seen is more surprising than any', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, room.with({ optimizer: { learningRate: 0.01 } }))
  const noise = new Float32Array(imagePixels).map((_, pixel) => pixel % 2)
  expect((await room.trainer.examine(noise)).moreSurprisingThan).toBeNull()
  await room.trainer.train({ steps: 100 })
  const examined = await room.trainer.examine(noise)
  expect(examined.moreSurprisingThan).toBe(1)
  const { terms, mean, logVariance } = examined
  const kl = [0, 1].map((d) => 0.5 * (mean[d] ** 2 + Math.exp(logVariance[d]) - 1 - logVariance[d]))
  expect(terms.kl).toBeCloseTo(kl[0] + kl[1], 4)
})
