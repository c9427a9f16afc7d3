import type { Page } from '@playwright/test'
import { chooseNumber } from './image-choice'
import { exactZ } from './latent-point'
import { greys, greysOf, largestDifference } from './pictures'
import { type Playground, quick } from './playground'
import { expect, test } from './test'

test.beforeEach(async ({ page, playground }) => {
  await playground.open(quick)
  await playground.loaded()
  await playground.train({ steps: 60 })
  await page.getByRole('tab', { name: 'Directions' }).click()
  // Nothing is decoded out of sight.
  await page.getByRole('combobox', { name: 'Applied to' }).scrollIntoViewIfNeeded()
})

test('the slider leads from the mean of one group to that of the other', async ({ page, playground }) => {
  const means = [
    await pick(page, playground, 'From group', [1, 3]),
    await pick(page, playground, 'To group', [2]),
  ]
  const [first = [], second = []] = means
  const slider = page.getByRole('slider', { name: 'Along the direction' })
  await slider.fill('1')
  await near(page, second)
  await slider.fill('0')
  await near(page, first)
  await slider.press('PageUp')
  const amount = Number(await slider.inputValue())
  expect(amount).toBeGreaterThan(0)
  await near(
    page,
    first.map((value, i) => value + amount * ((second[i] ?? 0) - value)),
  )
  const length = Math.hypot(...first.map((value, i) => (second[i] ?? 0) - value))
  await expect(page.getByText(`${length.toFixed(2)} σ`)).toBeVisible()
  await shows(page, playground, '0.00', first)
  await shows(page, playground, '1.00', second)
  await page.getByRole('button', { name: '−1.00 times the direction' }).press('Enter')
  await near(
    page,
    first.map((value, i) => 2 * value - (second[i] ?? 0)),
  )
})

test('a class goes to a class in one click, also from where the input lies', {
  tag: ['@desktop', '@phone'],
}, async ({ page }) => {
  await page.getByRole('combobox', { name: 'To group' }).selectOption('class 7')
  await page.getByRole('combobox', { name: 'Applied to' }).selectOption('the input image')
  await page.getByRole('button', { name: 'Go there' }).click()
  const input = await exactZ(page)
  await page.getByRole('button', { name: '1.00 times the direction', exact: true }).click()
  await expect.poll(() => exactZ(page)).not.toEqual(input)
  await page.getByRole('button', { name: '0.00 times the direction', exact: true }).click()
  await near(page, input)
})

/** Puts test images, numbered from 1, into a group; returns the mean of their posterior means. */
async function pick(page: Page, playground: Playground, group: string, numbers: number[]) {
  await page.getByRole('combobox', { name: group }).selectOption('chosen images')
  const means: number[][] = []
  for (const number of numbers) {
    await chooseNumber(page, page.getByRole('button', { name: `${group}: add an image` }), number)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const taken = new RegExp(`^${group}: take out Test image ${number}:`)
    const picture = page.getByRole('button', { name: taken }).locator('canvas')
    const pixels = (await greys(picture)).map((grey) => grey / 255)
    means.push((await playground.encode([pixels])).mean[0] ?? [])
  }
  await page.keyboard.press('Escape')
  return [0, 1].map((i) => means.reduce((sum, mean) => sum + (mean[i] ?? 0), 0) / means.length)
}

async function near(page: Page, wanted: number[]) {
  await expect
    .poll(async () => Math.hypot(...(await exactZ(page)).map((value, i) => value - (wanted[i] ?? 0))))
    .toBeLessThan(0.02)
}

async function shows(page: Page, playground: Playground, amount: string, z: number[]) {
  const canvas = page
    .getByRole('button', { name: `${amount} times the direction`, exact: true })
    .locator('canvas')
  const [pixels = []] = await playground.decode([z])
  const expected = await greysOf(pixels, canvas)
  await expect.poll(async () => largestDifference(expected, await greys(canvas))).toBeLessThanOrEqual(1)
}
