import { dragUntilFollowed } from '../bench/first-drag.mjs'
import { openSlowSite } from '../bench/slow-site.mjs'
import { test as base, expect } from './test'

const test = base.extend<{ site: Awaited<ReturnType<typeof openSlowSite>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner wants to see which fixtures it takes
  site: async ({}, use) => {
    // Ten times what a first visit is to be good for; `npm run bench:first-visit` takes the time for it.
    const site = await openSlowSite({ bytesPerSecond: 500_000, latencyMs: 20 })
    await use(site)
    await site.close()
  },
  baseURL: ({ site }, use) => use(site.address),
})

test('the model can be dragged after 450 kB, before any image has arrived', async ({
  page,
  playground,
  site,
}) => {
  await playground.visit()
  await playground.plane.waitFor()
  await dragUntilFollowed(page)
  expect((await playground.status()).phase).toBe('loading')

  const begun = site.sent.findIndex(({ path }) => path.startsWith('datasets/'))
  expect(begun).toBeGreaterThan(0)
  const before = site.sent.slice(0, begun)
  expect(before.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(450_000)
  expect(before.map(({ path }) => path)).not.toContainEqual(expect.stringMatching(/tfjs|backend/))
  const of = (name: string) => site.sent.find(({ path }) => path.includes(name))
  expect(of('line-plot')?.from, 'what draws curves comes later').toBeGreaterThan(of('pretrained/')?.to ?? 0)
})
