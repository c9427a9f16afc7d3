import { disguiseRenderer } from '../bench/disguise.mjs'
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

for (const backend of ['wasm', 'webgl'] as const) {
  test(`the model can be dragged after 450 kB, before any image has arrived, where ${backend} is chosen`, async ({
    page,
    playground,
    site,
  }) => {
    if (backend === 'webgl') await disguiseRenderer(page.context())
    await playground.visit()
    await playground.plane.waitFor()
    await dragUntilFollowed(page)
    expect((await playground.status()).phase).toBe('loading')

    const large = site.sent.findIndex(({ path }) => /^datasets|tfjs|backend/.test(path))
    const before = large < 0 ? site.sent : site.sent.slice(0, large)
    expect(before.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(450_000)
    const of = (name: string) => site.sent.find(({ path }) => path.includes(name))
    expect(of('line-plot')?.from, 'what draws curves comes later').toBeGreaterThan(of('pretrained/')?.to ?? 0)
    await expect
      .poll(() => site.sent.some(({ path }) => path.includes('tfjs-')), { timeout: 5_000 })
      .toBe(backend === 'webgl')
  })
}
