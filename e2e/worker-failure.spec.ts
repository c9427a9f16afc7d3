import type { Route } from '@playwright/test'
import { quick } from './playground'
import { expect, test } from './test'

test.use({ expectedNoise: /trainer\.worker|ERR_FAILED|404/ })

const failures = {
  'does not arrive': (route: Route) => route.abort(),
  'is not found': (route: Route) => route.fulfill({ status: 404, body: 'not found' }),
}

for (const [how, answer] of Object.entries(failures)) {
  test(`a worker whose script ${how} leaves a page that says so, to people and to scripts`, async ({
    page,
    playground,
  }) => {
    await page.context().route('**/trainer.worker*.js', answer)
    await playground.visit(quick)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(
      playground.notices.getByText(/part of the page that trains could not be loaded/),
    ).toBeVisible()
    await expect(playground.ready()).rejects.toThrow(/could not be loaded/)
    expect(await playground.settings()).toMatchObject({ batchSize: 16 })
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  })
}
