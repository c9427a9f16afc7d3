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

    // What is asked for once the model has answered.
    const later = site.sent.findIndex(({ path }) => /^datasets|tfjs|line-plot/.test(path))
    const before = site.sent.slice(0, later)
    expect(before.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(450_000)
    for (const needed of [/^pretrained/, /wasm-engine/]) {
      expect(before.map(({ path }) => path)).toContainEqual(expect.stringMatching(needed))
    }
    await expect
      .poll(() => site.sent.some(({ path }) => path.includes('tfjs-')), { timeout: 5_000 })
      .toBe(backend === 'webgl')
  })
}
