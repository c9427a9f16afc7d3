import { cutTexts, narrowSelects, overlaps } from './misfits'
import { quick } from './playground'
import { expect, test } from './test'
import { type Locale, tour } from './tour'

const windows = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 3840, height: 2160 },
] as const

for (const locale of ['en-US', 'zh-CN'] satisfies Locale[]) {
  test.describe(locale, () => {
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } })

    test('no text is cut off or covered, wherever one looks', async ({ page, playground }) => {
      test.slow()
      await playground.open(`${quick}&model.latentDimensions=3`)
      await playground.loaded()
      for await (const { name, within } of tour(page, locale)) {
        for (const size of windows) {
          await page.setViewportSize(size)
          const found: string[] = []
          for (const look of [cutTexts, narrowSelects, overlaps])
            found.push(...(await page.evaluate(look, within)))
          expect.soft(found, `${name}, ${size.width} px`).toEqual([])
          if (name !== 'page') continue
          const body = await page.screenshot({ animations: 'disabled' })
          await test.info().attach(`${size.width} px, ${locale}`, { body, contentType: 'image/png' })
        }
        await page.setViewportSize(windows[2])
      }
    })
  })
}
