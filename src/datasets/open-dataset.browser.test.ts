import { beforeEach, expect, test } from 'vitest'
import type { LoadProgress } from './dataset'
import { openDataset } from './open-dataset'

const baseUrl = new URL('/', location.href).href

beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name)
})

test('the whole of MNIST loads, and from the cache without a network', async () => {
  const progress: LoadProgress[] = []
  const dataset = await openDataset('mnist', { baseUrl, onProgress: (now) => progress.push(now) })
  expect(dataset.train.available).toBeGreaterThanOrEqual(10_000)
  await Promise.all([dataset.train.whenAvailable(60_000), dataset.test.whenAvailable(10_000)])
  expect([...dataset.train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9])
  expect([...dataset.test.labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4])
  // The mean pixel of MNIST is 0.1307 of white.
  expect(dataset.train.images.reduce((sum, value) => sum + value, 0) / 255 / 47_040_000).toBeCloseTo(
    0.1307,
    4,
  )
  await expect.poll(() => progress.at(-1)).toEqual({ images: 70_000, totalImages: 70_000, received: 1 })

  const cache = await caches.open((await caches.keys())[0] as string)
  await expect.poll(async () => (await cache.keys()).length).toBe(10)
  const offline = () => Promise.reject(new TypeError('Failed to fetch'))
  const again = await openDataset('mnist', { baseUrl, fetch: offline, retryDelaysMs: [] })
  await again.train.whenAvailable(60_000)
  // Not toEqual: comparing 47 million elements that way takes more memory than a page has.
  expect(again.train.images.every((pixel, index) => pixel === dataset.train.images[index])).toBe(true)
})
