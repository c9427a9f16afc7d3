import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { quick } from './playground'
import { allImages, expect, test } from './test'

test.use(allImages)

const firstShard = '**/datasets/mnist/train-images-0.bin'
const laterShards = /mnist\/train-images-[1-5]\.bin$/

/** Another file in the place of the right one: sound gzip, the right length, the wrong images. */
const impostor = gzipSync(Buffer.alloc(7_840_000))

test('a shard that arrives damaged is fetched again, silently', async ({ page, playground }) => {
  let requests = 0
  await page.context().route(firstShard, async (route) => {
    requests += 1
    if (requests > 1) return route.continue()
    const response = await route.fetch()
    const body = Buffer.from(await response.body())
    body.fill(0, body.length >> 1, (body.length >> 1) + 64)
    return route.fulfill({ response, body })
  })
  await playground.open(quick)
  expect(requests).toBe(2)
  await expect(playground.notices.getByText(/damaged|checksum/)).toHaveCount(0)
  expect((await playground.train({ steps: 2 })).step).toBe(2)
})

test('a shard that stays damaged is refused by name, and can be fetched again', async ({
  page,
  playground,
}) => {
  await page.context().route(firstShard, (route) => route.fulfill({ body: impostor }))
  await playground.visit(quick)
  const sentence = playground.notices.getByText(/train-images-0\.bin of mnist arrived damaged/i)
  await expect(sentence).toBeVisible()
  await expect(playground.ready()).rejects.toThrow(/train-images-0\.bin/)

  await page.context().unroute(firstShard)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(async () => (await playground.status()).phase).toBe('ready')
  await expect(sentence).toHaveCount(0)
  expect((await playground.train({ steps: 2 })).step).toBe(2)
})

test('training begins on the first shard while the others stream in', async ({ page, playground }) => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.context().route(laterShards, async (route) => {
    await released
    await route.continue()
  })
  await playground.open(quick)
  const progress = page.getByRole('progressbar', { name: 'Loading images' })
  await expect(progress).toBeVisible()
  await expect(page.getByText('20,000 of 70,000')).toBeVisible()
  expect(await playground.train({ steps: 3 })).toMatchObject({ step: 3, trainingImages: 60_000 })
  await expect(progress).toBeVisible()

  release()
  await playground.loaded()
})

test('what has been fetched once is not fetched again', async ({ page, playground }) => {
  await playground.open(quick)
  await playground.loaded()
  await expect.poll(() => kept(page)).toBeGreaterThanOrEqual(10)
  const asked: string[] = []
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.reload()
  await playground.ready()
  expect(asked.filter((path) => path.endsWith('.bin'))).toEqual([])
  expect((await playground.train({ steps: 2 })).step).toBe(2)
})

test.describe('without a network', () => {
  test.use({ expectedNoise: /net::ERR_(FAILED|INTERNET_DISCONNECTED).*\/datasets\// })

  test('the rest of the data can be missing, and fetched later', async ({ page, playground }) => {
    const missing = '**/datasets/mnist/train-images-3.bin'
    await page.context().route(missing, (route) => route.abort())
    await playground.open(quick)
    expect((await playground.train({ steps: 3 })).step).toBe(3)
    const sentence = playground.notices.getByText(/train-images-3\.bin did not arrive/)
    await expect(sentence).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('progressbar', { name: 'Loading images' })).toBeVisible()
    expect(await playground.status()).toMatchObject({ phase: 'paused', error: null })

    await page.context().unroute(missing)
    await page.getByRole('button', { name: 'Try again' }).click()
    await playground.loaded()
    await expect(sentence).toHaveCount(0)
  })

  test('no data at all: a sentence, and the page stays', async ({ page, playground }) => {
    await page.context().route('**/datasets/**', (route) => route.abort())
    await playground.visit(quick)
    const sentence = playground.notices.getByText(/The images of mnist could not be loaded/i)
    await expect(sentence).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.context().unroute('**/datasets/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(async () => (await playground.status()).phase).toBe('ready')
  })

  test('another data set that does not come leaves the run that there is', async ({ page, playground }) => {
    await playground.open(quick)
    await playground.train({ steps: 3 })
    await page.context().route('**/datasets/fashion-mnist/**', (route) => route.abort())
    await page.getByRole('combobox', { name: 'Data set' }).selectOption('fashion-mnist')
    await expect(playground.notices.getByText(/fashion-mnist/i)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('combobox', { name: 'Data set' })).toHaveValue('mnist')
    expect(await playground.train({ steps: 2 })).toMatchObject({ phase: 'paused', step: 5, error: null })
    expect(await playground.history()).toHaveLength(5)

    await page.context().unroute('**/datasets/fashion-mnist/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(async () => (await playground.settings()).dataset).toBe('fashion-mnist')
    expect(await playground.step()).toMatchObject({ step: 1, error: null })
  })
})

test('Fashion-MNIST and Shapes are data sets like the other', async ({ page, playground }) => {
  await playground.open(quick)
  const choose = async (dataset: string, oneOfItsClasses: string) => {
    await page.getByRole('combobox', { name: 'Data set' }).selectOption(dataset)
    await expect.poll(async () => (await playground.settings()).dataset).toBe(dataset)
    await expect.poll(async () => (await playground.status()).phase).toBe('ready')
    const classes = page.getByRole('group', { name: 'Classes' })
    await expect(classes.getByRole('button', { name: oneOfItsClasses })).toBeVisible()
    await playground.train({ steps: 2 })
  }
  await choose('fashion-mnist', 'Sneaker')
  const [first] = await playground.history()
  expect(first?.elbo).toBeLessThan(-400)

  await choose('shapes', 'heart')
  expect(await playground.status()).toMatchObject({ step: 2, trainingImages: 60_000, testImages: 10_000 })

  // A part of a data set: MNIST has 982 fours and 1,009 nines for tests.
  await playground.configure({ dataset: 'mnist', subset: { classes: [4, 9], images: 2000 } })
  await playground.train({ steps: 2 })
  expect(await playground.status()).toMatchObject({ step: 2, trainingImages: 2000, testImages: 1991 })
  await expect(playground.configure({ subset: { classes: [12] } })).rejects.toThrow(/MNIST.*12.*0 to 9/)
  expect((await playground.settings()).subset).toEqual({ classes: [4, 9], images: 2000 })
  await page.getByRole('button', { name: 'All settings' }).click()
  const four = page.getByRole('dialog').getByRole('button', { name: '4', exact: true })
  await expect(four).toHaveAttribute('aria-pressed', 'true')
  await four.click()
  await page.getByRole('button', { name: 'Apply and start afresh' }).click()
  await expect.poll(async () => (await playground.status()).testImages).toBe(1009)
})

/** Files that the page has kept for the next visit. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const files = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).length),
    )
    return files.reduce((sum, count) => sum + count, 0)
  })
