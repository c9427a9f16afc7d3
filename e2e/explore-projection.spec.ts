import type { Page } from '@playwright/test'
import { places } from './gestures'
import { type Playground, quick } from './playground'
import { expect, test } from './test'

const open = async (page: Page, playground: Playground, hash: string) => {
  await playground.open(hash)
  await playground.loaded()
  await page.getByRole('tab', { name: 'UMAP' }).scrollIntoViewIfNeeded()
  await page.getByRole('tab', { name: 'UMAP' }).click()
  // What is out of sight is not computed.
  await page.getByRole('tabpanel').evaluate((panel) => panel.scrollIntoView())
}

const plot = (page: Page) => page.getByRole('application', { name: 'Codes laid out by UMAP' })
const start = (page: Page) => page.getByRole('button', { name: 'Lay out', exact: true })
const again = (page: Page) => page.getByRole('button', { name: 'Lay out again' })
const looked = (page: Page) => page.getByText(/^Test image \d+: \d$/)

test('codes are laid out while training goes on; points show their images', async ({ page, playground }) => {
  await open(page, playground, `${quick}&model.latentDimensions=8`)
  await expect(page.getByText(/Distances between groups/)).toBeVisible()
  const training = playground.train()
  await start(page).click()
  await expect(page.getByRole('progressbar', { name: 'Layout' })).toBeVisible()
  await playground.pause()
  await training
  await expect(again(page)).toBeVisible({ timeout: 90_000 })
  await expect(page.getByText('The weights have changed since.')).toBeVisible()

  const at = await places(plot(page))
  await page.mouse.move(...at(0.5, 0.5))
  // By keys from wherever that was: to a point, on to the next, and into the input.
  await plot(page).focus()
  await page.keyboard.press('ArrowRight')
  await expect(looked(page)).toBeVisible()
  const first = await looked(page).textContent()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(looked(page)).not.toHaveText(first ?? '')
  const label = await looked(page).textContent()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Use as input' })).toBeVisible()
  expect(label).toMatch(/^Test image/)
})

test('it can be given up, and another model takes it away', { tag: ['@desktop', '@phone'] }, async ({
  page,
  playground,
}) => {
  await open(page, playground, `${quick}&model.latentDimensions=3`)
  await start(page).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('progressbar', { name: 'Layout' })).toHaveCount(0)
  await page.getByRole('button', { name: /^Lay out/ }).click()
  await expect(plot(page)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('progressbar', { name: 'Layout' })).toHaveCount(0)
  await expect(plot(page), 'what there is stays').toBeVisible()
  await plot(page).scrollIntoViewIfNeeded()
  const touch = await page.evaluate(() => matchMedia('(pointer: coarse)').matches)
  const find = async () => {
    const at = await places(plot(page))
    for (let place = 0; place < 100 && (await looked(page).count()) === 0; place++) {
      const [x, y] = at(0.1 + 0.08 * (place % 10), 0.1 + 0.08 * Math.floor(place / 10))
      if (touch) await page.touchscreen.tap(x, y)
      else await page.mouse.move(x, y)
    }
    return looked(page).count()
  }
  await expect.poll(find).toBe(1)
  await page.getByRole('button', { name: 'Use as input' }).click()
  await playground.configure({ model: { latentDimensions: 2 } })
  await expect(plot(page)).toHaveCount(0)
  await expect(start(page)).toBeVisible()
})
