import type { Route } from '@playwright/test'
import { quick } from '../playground'
import { expect, test } from '../test'
import { stopwatch } from './stopwatch'

test.use({ expectedNoise: /trainer\.worker|ERR_FAILED|404/ })

const failures = {
  'does not arrive': (route: Route) => route.abort(),
  'is not found': (route: Route) => route.fulfill({ status: 404, body: 'not found' }),
}

for (const [how, answer] of Object.entries(failures)) {
  test(`R10: a worker whose script ${how} leaves a page that says so, and that can try again`, async ({
    page,
    playground,
  }, testInfo) => {
    const script = '**/trainer.worker*.js'
    await page.context().route(script, answer)
    await playground.visit(quick)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const notice = playground.notices.getByText(/part of the page that trains could not be loaded/)
    await expect(notice).toBeVisible()
    await expect(playground.ready()).rejects.toThrow(/could not be loaded/)
    expect(await playground.settings()).toMatchObject({ batchSize: 16 })
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await page.context().unroute(script)
    const recovered = stopwatch(testInfo, 'R10')
    await page.getByRole('button', { name: '重试' }).click()
    await page.waitForFunction(() => window.playground.status().phase === 'ready')
    expect(await playground.step()).toMatchObject({ phase: 'paused', step: 1, error: null })
    recovered()
    await expect(notice).toBeHidden()
  })
}
