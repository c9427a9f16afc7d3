import type { Page } from '@playwright/test'
import { traversalValues } from '../src/analysis/traversal'
import { greys, greysOf, largestDifference } from './pictures'
import { type Playground, quick } from './playground'
import { expect, test } from './test'

const open = async (page: Page, playground: Playground, hash: string) => {
  await playground.open(hash)
  await playground.loaded()
  await page.getByRole('tab', { name: 'Dimensions' }).scrollIntoViewIfNeeded()
  await page.getByRole('tab', { name: 'Dimensions' }).click()
  // What is out of sight is not computed.
  await page.getByRole('tabpanel').evaluate((panel) => panel.scrollIntoView())
}

const place = (page: Page, number: number, value: string) =>
  page.getByRole('button', { name: `z${number} = ${value}`, exact: true })

/** Waits until a picture of a walk is what the decoder says there. */
async function shows(page: Page, playground: Playground, number: number, value: string, at: number[]) {
  const picture = place(page, number, value).locator('canvas')
  await picture.scrollIntoViewIfNeeded()
  const [pixels = []] = await playground.decode([at])
  const expected = await greysOf(pixels, picture)
  await expect.poll(async () => largestDifference(expected, await greys(picture))).toBeLessThanOrEqual(1)
}

test('a strip shows what the decoder says along a dimension through z, which a click and the keys move', async ({
  page,
  playground,
}) => {
  await open(page, playground, `${quick}&model.latentDimensions=3&z=0.5,-1,2`)
  await playground.train({ steps: 40 })
  await shows(page, playground, 1, '−3.00', [-3, -1, 2])
  await shows(page, playground, 2, '1.50', [0.5, 1.5, 2])
  await shows(page, playground, 3, '0.00', [0.5, -1, 0])

  await place(page, 2, '2.50').click()
  await expect(place(page, 2, '2.50')).toHaveAttribute('aria-pressed', 'true')
  expect(await playground.z()).toEqual([0.5, 2.5, 2])
  await page.keyboard.press('ArrowLeft')
  await expect(place(page, 2, '2.00')).toBeFocused()
  expect(await playground.z()).toEqual([0.5, 2, 2])
  await place(page, 1, '0.50').focus()
  await page.keyboard.press('ArrowRight')
  expect(await playground.z()).toEqual([1, 2, 2])
  // The other strips go through the new place.
  await shows(page, playground, 3, '−3.00', [1, 2, -3])

  await page.getByRole('combobox', { name: 'Steps' }).selectOption({ label: 'equally likely' })
  await shows(page, playground, 1, '0.21', [traversalValues(13, 'quantiles')[7] ?? 0, 2, 2])
})

test('a finger moves z along a dimension', { tag: '@phone' }, async ({ page, playground }) => {
  await open(page, playground, `${quick}&model.latentDimensions=3`)
  await place(page, 3, '−2.00').tap()
  expect(await playground.z()).toEqual([0, 0, -2])
})

test('strips are decoded in sight, and follow other dimensions and the training', async ({
  page,
  playground,
}) => {
  await test.step('of 64 dimensions only rows in sight are decoded, and other dimensions leave no strip', async () => {
    await open(page, playground, `${quick}&model.latentDimensions=64`)
    await place(page, 1, '0.00').scrollIntoViewIfNeeded()
    const isBlank = async (number: number) =>
      Math.max(...(await greys(place(page, number, '0.00').locator('canvas')))) === 0
    await expect.poll(() => isBlank(1)).toBe(false)
    expect(await isBlank(64)).toBe(true)
    await place(page, 64, '0.00').scrollIntoViewIfNeeded()
    await expect.poll(() => isBlank(64)).toBe(false)
    await playground.configure({ model: { latentDimensions: 2 } })
    await expect(page.getByRole('button', { name: /^z\d+ = 0\.00$/ })).toHaveCount(2)
    await shows(page, playground, 2, '1.00', [0, 1])
  })

  await test.step('strips follow the training', async () => {
    const picture = place(page, 1, '1.00').locator('canvas')
    await expect.poll(async () => Math.max(...(await greys(picture)))).toBeGreaterThan(0)
    const before = await greys(picture)
    const training = playground.train()
    await expect.poll(async () => largestDifference(before, await greys(picture))).toBeGreaterThan(0)
    await playground.pause()
    await training
    await shows(page, playground, 1, '1.00', [1, 0])
  })
})
