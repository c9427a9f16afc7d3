import type { Page } from '@playwright/test'
import { onCard } from '../../scripts/browser-arguments.mjs'
import type { Playground } from '../playground'
import { quick } from '../playground'
import { expect, test } from '../test'
import { catchDevice, deviceFaults } from './devices'
import { trainerWorker } from './trainer-worker'

test.use({ expectedNoise: /injected|context|device|GPU/i })
// In a browser of its own: after the second crash of its GPU process it offers no WebGPU to whoever comes next.
test.use({
  launchOptions: [({ launchOptions }, use) => use(launchOptions), { scope: 'worker' }],
})

/** With a tenth of the test images, at all of which a software adapter would look slowly. */
const run = `${quick.replace('wasm', 'webgpu')}&subset.classes=0`

/** What may be done again: a quarter of a second of it, which is many steps on a card. */
const mostRepeated = onCard ? 400 : 50
/** A card may still be had by WebGL. */
const nextBest = onCard ? 'WebGL' : 'WASM'

/** Injects a fault into a run that trains, and waits until the page says that training went on. */
async function survives(
  page: Page,
  playground: Playground,
  inject: () => unknown,
  says: RegExp,
): Promise<{ recoveredMs: number; repeated: number }> {
  const injectedAt = Date.now()
  await trainerWorker(page).evaluate(inject)
  const notice = playground.notices.getByText(says)
  await expect(notice).toBeVisible()
  const recoveredMs = Date.now() - injectedAt
  const text = (await notice.textContent()) ?? ''
  const [step = 0, repeated = 0] = [/at step (\d+)/, /again: (\d+)/].map((fact) =>
    Number(fact.exec(text)?.[1]),
  )
  await playground.reach(step + repeated + 3)
  expect(await playground.status()).toMatchObject({ phase: 'training', error: null })
  return { recoveredMs, repeated }
}

/** Every step has its point at first, and none is zero or no number. */
async function expectWholeCurve(playground: Playground) {
  const history = await playground.history()
  const early = history.map(({ step }) => step).filter((step) => step <= 20)
  expect(early).toEqual(early.map((_, index) => index + 1))
  for (const { elbo, kl } of history) expect([elbo < 0, kl > 0]).toEqual([true, true])
}

test(
  'R2, R19: a device that is lost, and one that answers with zeros: training goes on',
  {
    tag: '@gpu',
  },
  async ({ page, playground }, testInfo) => {
    await playground.open(run)
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await catchDevice(trainerWorker(page))
    await playground.reach(8)
    for (const [title, inject, says] of [
      ['R2', deviceFaults.lost, /driver restarted.*on WebGPU/],
      ['R19', deviceFaults.zeros, new RegExp(`nothing but zeros.*on ${nextBest}`)],
    ] as const) {
      const { recoveredMs, repeated } = await survives(page, playground, inject, says)
      testInfo.annotations.push({
        type: title,
        description: `${recoveredMs} ms, ${repeated} steps done again`,
      })
      expect(repeated).toBeLessThanOrEqual(mostRepeated)
    }
    await playground.pause()
    await expectWholeCurve(playground)
  },
)

test(
  'R3, R4: a GPU process that crashes again and again leaves WebGPU, then WebGL, and training goes on',
  {
    tag: '@gpu',
  },
  async ({ page, playground, browser }, testInfo) => {
    const session = await browser.newBrowserCDPSession()
    await playground.open(run)
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await playground.reach(10)
    for (const [crash, backend] of ['WebGPU', nextBest].entries()) {
      const { step } = await playground.status()
      const crashedAt = Date.now()
      await session.send('Browser.crashGpuProcess')
      const notice = playground.notices.getByText(new RegExp(`driver restarted.*on ${backend}`))
      // The shaders are compiled anew, by the software adapter of the new process.
      await expect(notice).toBeVisible({ timeout: 40_000 })
      const description = `crash ${crash + 1}: ${Date.now() - crashedAt} ms`
      testInfo.annotations.push({ type: 'R3, R4', description })
      await playground.reach(step + 8)
    }
    await session.send('Browser.crashGpuProcess')
    const { step } = await playground.status()
    await playground.reach(step + 8)
    const [image = []] = await playground.decode([[0.5, -1]])
    expect(image.some((pixel) => pixel > 0)).toBe(true)
    await playground.pause()
    await expectWholeCurve(playground)
  },
)
