import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Worker } from '@playwright/test'
import { keptSteps } from '../kept-runs'
import { Playground, quick } from '../playground'
import { StaticHost } from '../static-host'
import { allImages, expect, test } from '../test'
import { stopwatch } from './stopwatch'

/** Their weight is part of what a browser may have room for. */
test.use(allImages)

const full = /no room left to keep this run/

test('R12: a page that crashes while it keeps a run has kept the one before', async ({
  page,
  context,
  playground,
}, testInfo) => {
  // 13 MB, so that there is time to crash in the middle of it.
  await playground.open('v=1&backend=wasm&batchSize=4&model.hidden=512,256')
  await playground.step()
  await expect.poll(() => keptSteps(page)).toEqual([1])
  await playground.step()
  const keeper = page.workers().find((worker) => worker.url().includes('keeper')) as Worker
  const writing = keeper.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { put } = IDBObjectStore.prototype
        IDBObjectStore.prototype.put = function (...parameters) {
          resolve()
          return put.apply(this, parameters)
        }
      }),
  )
  const crashed = page.waitForEvent('crash')
  const session = await context.newCDPSession(page)
  await page.evaluate(() => dispatchEvent(new Event('pagehide')))
  await writing
  // Never answered: there is nobody left to.
  session.send('Page.crash').catch(() => {})
  const recovered = stopwatch(testInfo, 'R12: with a new page')
  await crashed

  const survivor = await context.newPage()
  const again = new Playground(survivor)
  await again.open(quick)
  const [step] = await keptSteps(survivor)
  expect([1, 2]).toContain(step)
  await survivor.getByRole('button', { name: 'Continue' }).click()
  await expect(survivor.getByText('The run before')).toBeVisible()
  expect(await again.status()).toMatchObject({ step, error: null })
  expect(await again.step()).toMatchObject({ step: step + 1, error: null })
  recovered()
})

test('R13: where there is no room it is said once, training goes on, and the next good save ends it', async ({
  page,
  context,
  playground,
  baseURL,
}, testInfo) => {
  const session = await context.newCDPSession(page)
  const { origin } = new URL(baseURL ?? '')
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 })
  await playground.open('v=1&backend=wasm&model.hidden=256&batchSize=16')
  await playground.train({ steps: 3 })
  await expect(playground.notices.getByText(full)).toBeVisible()
  const download = page.waitForEvent('download')
  await playground.notices.getByRole('button', { name: 'Save to file' }).click()
  expect((await download).suggestedFilename()).toBe('vae-mnist-3.safetensors')
  expect(await playground.train({ steps: 3 })).toMatchObject({ step: 6, error: null })
  await expect(playground.notices.getByText(full)).toHaveCount(1)

  // A run that fits.
  const recovered = stopwatch(testInfo, 'R13: since there is room')
  await playground.configure({ model: { hidden: [4] } })
  await playground.step()
  await expect(playground.notices.getByText(full)).toHaveCount(0)
  recovered()
  expect(await keptSteps(page)).toEqual([1])
})

test('R14: a browser that forbids the page all storage lets it work, and says so once', async ({ baseURL }, {
  outputDir,
  project,
}) => {
  await mkdir(join(outputDir, 'Default'), { recursive: true })
  const forbidden = { profile: { default_content_setting_values: { cookies: 2 } } }
  await writeFile(join(outputDir, 'Default', 'Preferences'), JSON.stringify(forbidden))
  const context = await chromium.launchPersistentContext(outputDir, project.use.launchOptions)
  const page = await context.newPage()
  const playground = new Playground(page)
  let loads = 0
  page.on('load', () => loads++)
  await page.goto(`${baseURL}#${quick}`)
  await playground.ready()
  await playground.train({ steps: 3 })
  const told = playground.notices.getByText(/lets the page keep nothing/)
  await expect(told).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  expect(await playground.train({ steps: 3 })).toMatchObject({ step: 6, error: null })
  await page.waitForTimeout(1000)
  await expect(told).toHaveCount(0)
  expect(loads).toBe(1)

  // The same in a frame of another site.
  const host = new StaticHost()
  const framed = `<iframe width="600" height="800" src="${baseURL}#embed=1&${quick}"></iframe>`
  host.changed.set('course.html', framed)
  await host.plugIn()
  await page.goto(`${host.address}course.html`)
  const frame = page.frameLocator('iframe')
  const step = frame.getByRole('button', { name: 'Step', exact: true })
  await expect(step).toBeEnabled()
  await step.click()
  const status = () => page.frames()[1]?.evaluate(() => window.playground.status())
  await expect.poll(status).toMatchObject({ step: 1, phase: 'paused', error: null })
  await expect(frame.getByText(/lets the page keep nothing/)).toHaveCount(0)
  const touch = page.frames()[1]?.evaluate(() => localStorage.length)
  await expect(touch, 'it is forbidden indeed').rejects.toThrow(/SecurityError/)
  await context.close()
  await host.unplug()
})

test('R16: what is open in one tab goes on in another one as a run of its own', async ({
  page,
  context,
  playground,
}, testInfo) => {
  await playground.open(quick)
  await playground.train({ steps: 3 })
  await expect.poll(() => keptSteps(page)).toEqual([3])

  const tab = await context.newPage()
  const other = new Playground(tab)
  await other.open(quick)
  await tab.getByRole('button', { name: 'Runs' }).click()
  const run = tab.getByRole('dialog').getByRole('listitem')
  await expect(run).toContainText('open in another tab')
  const recovered = stopwatch(testInfo, 'R16: from Open to the next step')
  await run.getByRole('button', { name: 'Open' }).click()
  await tab.waitForFunction(() => window.playground.status().step === 3)
  expect(await other.step()).toMatchObject({ step: 4, error: null })
  recovered()
  expect(await playground.train({ steps: 2 })).toMatchObject({ step: 5, error: null })
  const both = async () => (await keptSteps(page)).sort()
  await expect.poll(both, 'each as it is').toEqual([4, 5])
  await other.train({ steps: 4 })
  await expect.poll(both).toEqual([5, 8])
})
