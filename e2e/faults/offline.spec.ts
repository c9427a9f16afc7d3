import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { quick } from '../playground'
import { builtFile, StaticHost } from '../static-host'
import { test as base, expect } from '../test'

const test = base.extend<{ host: StaticHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner wants to see which fixtures it takes
  host: async ({}, use) => {
    const host = new StaticHost()
    await host.plugIn()
    await use(host)
    await host.unplug().catch(() => {})
  },
  baseURL: ({ host }, use) => use(host.address),
})

test.use({ serviceWorkers: 'allow', expectedNoise: /ERR_CONNECTION_REFUSED|404|integrity|digest/ })

/** Waits until the site has been kept, and its keeper answers for it. */
const kept = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null)

test('R24: after one visit everything but data that were never loaded works without a network', async ({
  page,
  playground,
  host,
}) => {
  await playground.open('v=1&backend=wasm')
  expect(await page.evaluate(() => crossOriginIsolated), 'a host without headers').toBe(false)
  await playground.loaded()
  await kept(page)
  await host.unplug()

  let loads = 0
  page.on('framenavigated', () => {
    loads += 1
  })
  await page.reload()
  await playground.ready()
  expect(loads, 'one reload, and no other').toBe(1)
  expect(await page.evaluate(() => crossOriginIsolated), 'threads, where the host allowed none').toBe(true)
  expect((await playground.status()).step, 'the model that comes with the page').toBeGreaterThan(0)
  // Never loaded: it is asked for again and again, and the run that is there stays meanwhile.
  await page.getByRole('combobox', { name: 'Data set' }).selectOption('fashion-mnist')
  expect((await playground.train({ steps: 2 })).error).toBeNull()
  await playground.plane.press('ArrowRight')
  await expect(playground.picture('Decoded image')).toBeVisible()
  const pad = page.getByRole('application', { name: 'Drawing area' })
  await pad.press('Enter')
  await pad.press('ArrowRight')
  await expect(playground.picture('Reconstruction')).toBeVisible()

  // None of these was loaded in the first visit.
  for (const name of ['Share', 'About', 'All settings']) {
    await page.getByRole('button', { name, exact: true }).click()
    const dialog = page.getByRole('dialog').first()
    await dialog.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }
  await expect(playground.notices.getByText(/images of fashion-mnist could not be loaded/i)).toBeVisible()
  expect(await playground.settings()).toMatchObject({ dataset: 'mnist' })
  await playground.configure({ model: { batchNorm: true, hidden: [8] }, batchSize: 8 })
  expect(await playground.step()).toMatchObject({ engine: 'tfjs', backend: 'wasm', error: null })
  await page.getByRole('combobox', { name: 'Backend' }).selectOption('cpu')
  await expect(page.getByRole('button', { name: 'Computes on CPU' })).toBeVisible()
  expect((await playground.step()).error).toBeNull()
})

test('R24: a damaged file is not kept, and a newer version asks before it comes', async ({
  page,
  playground,
  host,
}) => {
  const language = readdirSync('dist/assets').find((name) => /^zh-cn-.*\.js$/.test(name)) ?? ''
  host.changed.set(`assets/${language}`, `${await builtFile(`assets/${language}`)} `)
  await playground.open(quick)
  await page.waitForFunction(() => caches.keys().then((names) => names.some((name) => /site/.test(name))))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration())).toBeUndefined()
  const damaged = await page.evaluate((path) => caches.match(path), `assets/${language}`)
  expect(damaged).toBeUndefined()
  host.changed.clear()
  await page.reload()
  await kept(page)

  await newVersion(host)
  await page.evaluate(() => Object.assign(window, { since: 'before' }))
  const training = playground.train()
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  const offer = playground.notices.getByText(/A new version of this page is ready/)
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null)
  await playground.reach(20)
  await expect(offer, 'not while it trains').toHaveCount(0)
  await playground.pause()
  await training
  await expect(offer).toBeVisible()
  expect(await page.evaluate(() => 'since' in window), 'nothing was reloaded').toBe(true)

  await playground.notices.getByRole('button', { name: 'Reload' }).click()
  await expect(page.locator('meta[name=edition]')).toHaveCount(1)
  await page.waitForFunction(() => 'playground' in window)
  await playground.ready()
  await expect(playground.notices.getByText(/Your last session is here/)).toBeVisible()
  expect(await siteCaches(page), 'other tabs may have the version before').toHaveLength(2)

  host.changed.set('service-worker.js', null)
  await page.reload()
  await expect.poll(() => siteCaches(page), 'a site that is gone is let go').toEqual([])
})

/** The caches in which the site is kept. */
const siteCaches = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => /site/.test(name)))

/** Puts another edition of the site on the host. */
async function newVersion(host: StaticHost): Promise<void> {
  const page = (await builtFile('index.html')).replace(
    '</head>',
    '<meta name="edition" content="2" /></head>',
  )
  const sum = createHash('sha256').update(page).digest('base64')
  const worker = await builtFile('service-worker.js')
  host.changed.set('index.html', page)
  host.changed.set(
    'service-worker.js',
    worker.replace(/"version":"\w+"/, '"version":"next"').replace(/"":"sha256-[^"]+"/, `"":"sha256-${sum}"`),
  )
}
