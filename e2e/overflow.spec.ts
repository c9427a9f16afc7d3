import type { Page } from '@playwright/test'
import { cutTexts, narrowSelects, overlaps } from './misfits'
import { quick } from './playground'
import { expect, test } from './test'
import { type Locale, tour } from './tour'

const windows = [
  // What is left of 1280 by 1024 px at 400 %.
  { width: 320, height: 256 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 3840, height: 2160 },
] as const

const gently = expect.configure({ soft: true, timeout: 5_000 })

for (const locale of ['en-US', 'zh-CN'] satisfies Locale[]) {
  test.describe(locale, () => {
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } })

    test('no text is cut off or covered, wherever one looks', async ({ page, playground }) => {
      test.slow()
      await playground.open(`${quick}&model.latentDimensions=3`)
      await playground.loaded()
      for await (const { name, within } of tour(page, locale)) {
        // What is opened on the largest is as wide as on the one before, or wider: there is only more room.
        for (const size of name === 'page' ? windows : windows.slice(0, 3)) {
          await page.setViewportSize(size)
          // The layout takes another size in the next frames.
          await gently.poll(() => misfits(page, within), `${name}, ${size.width} px`).toEqual([])
          if (name !== 'page') continue
          const body = await page.screenshot({ animations: 'disabled' })
          await test.info().attach(`${size.width} px, ${locale}`, { body, contentType: 'image/png' })
        }
        await page.setViewportSize(windows[2])
      }
      await page.keyboard.press('p')
      for (const size of windows) {
        await page.setViewportSize(size)
        await gently.poll(() => misfits(page, 'body'), `presenting, ${size.width} px`).toEqual([])
      }
    })
  })
}

/** What does not fit, one line each. */
async function misfits(page: Page, within: string): Promise<string[]> {
  const found: string[] = []
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wider > 0) found.push(`the page is ${wider} px wider than its window`)
  for (const look of [cutTexts, narrowSelects, overlaps]) found.push(...(await page.evaluate(look, within)))
  return found
}
