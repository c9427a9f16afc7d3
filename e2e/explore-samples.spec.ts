import type { Page } from '@playwright/test'
import { priorSamples } from '../src/session/explore/samples'
import { exactZ } from './latent-point'
import { greys, greysOf, largestDifference } from './pictures'
import { type Playground, quick } from './playground'
import { expect, test } from './test'

test.beforeEach(async ({ page, playground }) => {
  await playground.open(quick)
  await playground.loaded()
  await page.getByRole('combobox', { name: 'Samples of' }).scrollIntoViewIfNeeded()
})

test('samples of the prior and around the input', async ({ page, playground }) => {
  await test.step('a click or a key goes to a sample and marks it, until z is elsewhere', async () => {
    await sample(page, 12).click()
    await at(page, 12)
    await expect(sample(page, 12)).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('slider', { name: 'z1', exact: true }).press('ArrowRight')
    await expect(sample(page, 12)).toHaveAttribute('aria-pressed', 'false')

    await sample(page, 1).focus()
    await page.keyboard.press('Enter')
    await at(page, 1)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(sample(page, 3)).toBeFocused()
    await at(page, 3)
  })

  await test.step('samples lie around the input at the distance that the slider says', async () => {
    await page.getByRole('button', { name: 'Go there' }).click()
    const mean = await exactZ(page)
    await page.getByRole('combobox', { name: 'Samples of' }).selectOption('a ring around the input')
    const distance = page.getByRole('slider', { name: 'Distance' })
    await distance.focus()
    for (let press = 0; press < 10; press++) await distance.press('ArrowRight')
    await expect(distance).toHaveValue('1.5')
    for (const number of [1, 2, 3]) {
      await sample(page, number).click()
      await expect
        .poll(async () => Math.hypot(...(await exactZ(page)).map((value, i) => value - (mean[i] ?? 0))))
        .toBeCloseTo(1.5, 1)
    }
    await page.getByRole('combobox', { name: 'Samples of' }).selectOption('the input’s posterior')
    await sample(page, 1).click()
    await expect(sample(page, 1)).toHaveAttribute('aria-pressed', 'true')
  })

  await page.getByRole('combobox', { name: 'Samples of' }).selectOption('the prior')
  await test.step('the sheet shows what the decoder says at the draws of the seed', async () => {
    await playground.train({ steps: 40 })
    await shows(page, playground, 1)
    const seed = page.getByRole('spinbutton', { name: 'Sheet number' })
    await seed.fill('77')
    await seed.press('Enter')
    await shows(page, playground, 77)
    await page.getByRole('button', { name: 'New seed' }).click()
    await expect(seed).not.toHaveValue('77')
    await shows(page, playground, Number(await seed.inputValue()))
  })

  const seed = page.getByRole('spinbutton', { name: 'Sheet number' })
  await seed.fill('1')
  await seed.press('Enter')
  await shows(page, playground, 1)
  await test.step('the sheet follows the training, and other latent dimensions', async () => {
    const before = await greys(picture(page, 1))
    await playground.train({ steps: 20 })
    await expect.poll(async () => largestDifference(before, await greys(picture(page, 1)))).toBeGreaterThan(0)
    await playground.configure({ model: { latentDimensions: 5 } })
    await shows(page, playground, 1, 5)
    await sample(page, 2).click()
    expect(await exactZ(page)).toHaveLength(5)
  })
})

test('a finger goes to a sample', { tag: '@phone' }, async ({ page }) => {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Explore' }).tap()
  await sample(page, 7).tap()
  await at(page, 7)
})

const sample = (page: Page, number: number) =>
  page.getByRole('button', { name: `Sample ${number}`, exact: true })
const picture = (page: Page, number: number) => sample(page, number).locator('canvas')

/** Waits until the first samples are what the decoder says at the draws of a seed. */
async function shows(page: Page, playground: Playground, seed: number, dimensions = 2) {
  const { z } = priorSamples(seed, 3, dimensions)
  const rows = [0, 1, 2].map((row) => [...z.subarray(row * dimensions, (row + 1) * dimensions)])
  const decoded = await playground.decode(rows)
  for (const [row, pixels] of decoded.entries()) {
    const expected = await greysOf(pixels, picture(page, row + 1))
    await expect
      .poll(async () => largestDifference(expected, await greys(picture(page, row + 1))))
      .toBeLessThanOrEqual(1)
  }
}

/** Waits until the sliders stand at a sample of the first seed. */
async function at(page: Page, number: number) {
  const [x = Number.NaN, y = Number.NaN] = priorSamples(1, number, 2).z.subarray(2 * number - 2)
  await expect
    .poll(async () => {
      const [z1 = 0, z2 = 0] = await exactZ(page)
      return Math.hypot(z1 - x, z2 - y)
    })
    .toBeLessThan(0.02)
}
