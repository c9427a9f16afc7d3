import { allImages, expect, test } from './test'

test.use(allImages)

test('a visitor sees a decoded digit and what computes it', { tag: ['@desktop', '@phone'] }, async ({
  page,
  playground,
}) => {
  await playground.open()

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Decoded image' })).toBeVisible()
  // No graphics card in these projects: a software adapter is never chosen by itself.
  await expect(page.getByText(/\bWASM\b/).first()).toBeVisible()
})

test('an open page shows what the model makes of the first test image, and leaves the address alone', async ({
  page,
  playground,
}) => {
  await playground.open()
  const row = page.getByRole('img', { name: /^z1: mean/ })
  const mean = Number(
    /mean (\S+),/.exec((await row.getAttribute('aria-label')) ?? '')?.[1]?.replace('−', '-'),
  )
  expect(mean).not.toBe(0)
  expect(Math.abs(((await playground.z())[0] ?? 0) - mean)).toBeLessThan(0.011)
  // Longer than the page waits before it writes an address.
  await page.waitForTimeout(500)
  expect(new URL(page.url()).hash).toBe('')

  await playground.plane.press('Home')
  await expect.poll(() => new URL(page.url()).hash, 'the centre is a choice').toBe('#v=1&z=0,0')
  await page.reload()
  await playground.ready()
  expect(await playground.z()).toEqual([0, 0])
})
