import type { Page } from '@playwright/test'
import { quick } from './playground'
import { expect, test } from './test'

const windows = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  // With the name beside the logo just so.
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
]

for (const locale of ['en-US', 'zh-CN']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('nothing is cut off, from phones to projectors', async ({ page, playground }) => {
      await playground.open(quick)
      await playground.train({ steps: 3 })
      await expectNothingCutOff(page)
      // Many sliders, and a long name of the network.
      await playground.configure({
        model: { hidden: [16, 16, 16, 16, 16, 16, 16, 16], latentDimensions: 32 },
      })
      await expectNothingCutOff(page)
    })
  })
}

test('all settings fit, from phones to projectors', async ({ page, playground }) => {
  await playground.open(quick)
  for (const { width, height } of windows) {
    await page.setViewportSize({ width, height })
    await page.getByRole('button', { name: 'All settings' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await expect.poll(() => overflow(page), `${width} px wide`).toBeLessThanOrEqual(0)
    expect.soft(await clippedButtons(page), `${width} px wide`).toEqual([])
    const wider = await dialog.evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth)
    expect.soft(wider, `${width} px wide`).toBeLessThanOrEqual(0)
    await dialog.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }
})

test('on a phone every part is one tap away', { tag: '@phone' }, async ({ page, playground }) => {
  await playground.open(quick)
  await playground.loaded()
  const bar = page.getByRole('navigation', { name: 'Sections' })
  for (const [name, heading] of [
    ['Curves', 'ELBO'],
    ['Input', 'Input'],
    ['Plane', 'Latent space'],
  ] as const) {
    await bar.getByRole('button', { name }).tap()
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeInViewport()
  }
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeInViewport()
})

async function expectNothingCutOff(page: Page) {
  for (const size of windows) {
    await page.setViewportSize(size)
    // Charts take their new size in the next frames.
    await expect.poll(() => overflow(page), `${size.width} px wide`).toBeLessThanOrEqual(0)
    expect.soft(await clippedButtons(page), `${size.width} px wide`).toEqual([])
  }
}

/** Pixels by which the page is wider than its window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Buttons whose text does not fit. */
const clippedButtons = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('button'))
      // Inline buttons have no width of their own; one of a pixel is for screen readers alone.
      .filter((button) => button.checkVisibility() && button.clientWidth > 1)
      .filter((button) => button.scrollWidth > button.clientWidth + 1)
      .map(
        (button) =>
          `${button.ariaLabel ?? button.textContent}: ${button.scrollWidth} > ${button.clientWidth}`,
      ),
  )
