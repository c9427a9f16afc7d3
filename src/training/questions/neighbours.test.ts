import { expect, test } from 'vitest'
import { imagePixels } from '../../vae/image'
import { Classroom, settings } from '../test-support/classroom'

test('the nearest test images are those of brute force, in latent and in pixel space', async () => {
  const { trainer, dataset } = new Classroom()
  await trainer.begin(1, settings)
  await trainer.train({ steps: 5 })
  const z = Float32Array.of(0.3, -0.2)
  const { latent, pixels } = await trainer.nearest(z, 4)
  const images = Float32Array.from(dataset.test.images, (grey) => grey / 255)
  const { mean } = await trainer.encode(images, 12)
  const decoded = await trainer.decode(z, 1)
  const ranked = (distance: (index: number) => number) =>
    Array.from({ length: 12 }, (_, index) => ({ index, distance: distance(index) }))
      .sort((one, other) => one.distance - other.distance)
      .slice(0, 4)
  const inLatent = ranked((i) => Math.hypot((mean[2 * i] ?? 0) - 0.3, (mean[2 * i + 1] ?? 0) + 0.2))
  const inPixels = ranked(
    (i) => decoded.reduce((sum, value, at) => sum + (value - (images[784 * i + at] ?? 0)) ** 2, 0) / 784,
  )
  for (const [found, expected] of [
    [latent, inLatent],
    [pixels, inPixels],
  ] as const) {
    expect([...found.indices]).toEqual(expected.map(({ index }) => index))
    expect(found.among).toBe(12)
    for (const [place, { index, distance }] of expected.entries()) {
      expect(found.distances[place]).toBeCloseTo(distance, 5)
      expect(found.labels[place]).toBe(dataset.test.labels[index])
      const at = index * imagePixels
      expect(found.images.subarray(place * imagePixels, (place + 1) * imagePixels)).toEqual(
        dataset.test.images.subarray(at, at + imagePixels),
      )
    }
  }
})

test('nearest test images follow the parameters', async () => {
  const { trainer } = new Classroom()
  await trainer.begin(1, settings)
  const z = Float32Array.of(0.3, -0.2)
  const before = await trainer.nearest(z, 2)
  expect(await trainer.nearest(z, 2)).toEqual(before)
  await trainer.train({ steps: 5 })
  expect((await trainer.nearest(z, 2)).latent.distances).not.toEqual(before.latent.distances)
  const training = trainer.train()
  expect((await trainer.nearest(z, 2)).latent.indices).toHaveLength(2)
  await trainer.pause()
  await training
})
