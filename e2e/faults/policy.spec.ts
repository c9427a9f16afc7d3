import { readFileSync } from 'node:fs'
import { siteHeaders } from '../../scripts/site-headers.mjs'
import { quick } from '../playground'
import { expect, test } from '../test'

const policy = siteHeaders['Content-Security-Policy']

test('R25: page and worker come under the policy that the site ships', async ({ page, playground }) => {
  const policies = new Map<string, string | undefined>()
  page.context().on('response', async (response) => {
    // The page closes before those of its last files are told.
    const headers = await response.allHeaders().catch(() => null)
    if (headers) policies.set(new URL(response.url()).pathname, headers['content-security-policy'])
  })
  await playground.open(quick)
  const worker = new URL(page.workers()[0]?.url() ?? '').pathname
  expect([policies.get(new URL(page.url()).pathname), policies.get(worker)]).toEqual([policy, policy])
  const html = readFileSync('dist/index.html', 'utf8').replaceAll('&#39;', "'")
  expect(html, 'and for hosts that send no headers').toContain(`content="${policy}"`)
})

test.describe('what the policy refuses', () => {
  test.use({ expectedNoise: /example\.com|Failed to fetch/ })

  test('R25: neither page nor worker can ask another host for anything, and no story would miss it', async ({
    page,
    playground,
  }) => {
    await playground.open(quick)
    const asked: string[] = []
    page.context().on('request', (request) => {
      if (request.url().includes('example.com')) asked.push(request.url())
    })
    const ask = (address: string) => fetch(address).catch(String)
    for (const [address, answer] of [
      ['https://example.com/page', (to: string) => page.evaluate(ask, to)],
      ['https://example.com/worker', (to: string) => page.workers()[0]?.evaluate(ask, to)],
    ] as const) {
      const told = page.waitForEvent('console', (message) => message.text().includes(address))
      expect(await answer(address)).toMatch(/Failed to fetch/)
      expect((await told).type()).toBe('error')
    }
    expect(asked).toEqual([])
  })
})
