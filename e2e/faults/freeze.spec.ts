import type { Page } from '@playwright/test'
import { type Playground, quick } from '../playground'
import { allImages, test as base, expect } from '../test'
import { stopwatch } from './stopwatch'
import { trainerWorker } from './trainer-worker'

const test = base.extend({
  launchOptions: [
    // Playwright switches the cache off in which a browser freezes pages that were left.
    ({ launchOptions }, use) =>
      use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    { scope: 'worker' },
  ],
})

/** Longer than a worker may be silent. */
const frozenMs = 6_000
const attempts = 6

/** Has a thread tell for how long it was paused, once it goes on: on a channel of that name. */
function tellPauses(channel: string) {
  let firedAt = performance.now()
  let longestMs = 0
  setInterval(() => {
    const now = performance.now()
    longestMs = Math.max(longestMs, now - firedAt)
    firedAt = now
    // Not before it was frozen: a page with an open channel may not be.
    if (longestMs > 4_000) new BroadcastChannel(channel).postMessage(longestMs)
  }, 100)
}

const pauseOf = (page: Page, channel: string) =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        new BroadcastChannel(name).onmessage = ({ data }) => resolve(data)
      }),
    channel,
  )

/** Visits another site and comes back. Returns whether the browser has kept the page meanwhile. */
async function leaveFor(milliseconds: number, page: Page): Promise<boolean> {
  await page.evaluate(() => Object.assign(window, { since: 'before' }))
  await page.goto(new URL('icon.svg', page.url().replace('localhost', '127.0.0.1')).href)
  await page.waitForTimeout(milliseconds)
  // Nothing is loaded that could be waited for.
  await page.goBack({ waitUntil: 'commit' })
  return await page.evaluate(() => 'since' in window)
}

/** Once it has been measured. */
async function speedOf(playground: Playground): Promise<number> {
  await expect.poll(async () => (await playground.status()).stepsPerSecond).toBeGreaterThan(0)
  return (await playground.status()).stepsPerSecond ?? 0
}

// With few of them training would have reached its end before it is looked at.
test.use(allImages)
test.use({ expectedNoise: /127\.0\.0\.1/ })

test('R11: a page that is frozen goes on where it was, and the frozen time counts for nothing', async ({
  page,
  playground,
}, testInfo) => {
  let frozen = false
  let speed = 0
  let left = 0
  // A message of the worker that arrives as the page is being frozen makes the browser drop it.
  for (let attempt = 0; attempt < attempts && !frozen; attempt++) {
    await playground.open(quick)
    await page.evaluate(tellPauses, 'page')
    await trainerWorker(page).evaluate(tellPauses, 'worker')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    // The first steps of a busy machine say nothing of those that follow.
    await playground.reach(300)
    speed = await speedOf(playground)
    left = (await playground.status()).step
    frozen = await leaveFor(frozenMs, page)
  }
  expect(frozen, 'the browser froze it').toBe(true)
  const recovered = stopwatch(testInfo, 'R11: since it was back')
  const { step: back } = await playground.status()
  await playground.reach(back + 1)
  recovered()
  for (const thread of ['page', 'worker']) {
    expect(await pauseOf(page, thread), thread).toBeGreaterThan(0.8 * frozenMs)
  }
  const { step } = await playground.status()
  expect(step).toBeGreaterThanOrEqual(left)
  await playground.reach(step + 500)
  const ratio = (await speedOf(playground)) / speed
  testInfo.annotations.push({ type: 'R11', description: `${ratio.toFixed(2)} times the speed of before` })
  expect(ratio, 'as fast as before, about').toBeGreaterThan(0.2)
  expect(ratio, 'as fast as before, about').toBeLessThan(5)
  expect(await playground.status()).toMatchObject({ phase: 'training', error: null })
  await expect(playground.notices, 'nobody was taken to be lost').not.toContainText('Training went on')
  await playground.pause()
  const steps = (await playground.history()).map((point) => point.step)
  expect(steps, 'every point once, in order').toEqual([...new Set(steps)].sort((a, b) => a - b))
})
