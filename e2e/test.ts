/**
 * The test function of every story: a page that complains, that calls another host or that its content security
 * policy had to stop fails its test.
 */
import { type BrowserContext, test as base, type Worker } from '@playwright/test'
import { Playground } from './playground'

export const expect = base.expect

interface Options {
  /** What a test provokes on purpose: complaints that match are forgiven. */
  expectedNoise: RegExp | null
}

interface Fixtures {
  playground: Playground
}

/** Collects what the pages and workers of a context complain about, and the foreign addresses that they ask for. */
function listen(context: BrowserContext, origin: string): string[] {
  const noise: string[] = []
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (message.text() === 'Service Worker registration blocked by Playwright') return
    noise.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => noise.push(`uncaught: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) noise.push(`foreign request: ${url}`)
  })
  context.on('page', (page) => page.on('worker', tellViolations))
  return noise
}

/** Chromium tells what the policy stopped on the console of a page, and of a worker only to those who ask. */
function tellViolations(worker: Worker): void {
  const telling = worker.evaluate(() => {
    const tell = (reports: Report[]) => {
      // biome-ignore lint/suspicious/noConsole: the console is what is listened to
      for (const { body } of reports) console.error('refused by policy:', JSON.stringify(body))
    }
    new ReportingObserver(tell, { types: ['csp-violation'], buffered: true }).observe()
  })
  // It may have ended already.
  telling.catch(() => {})
}

/** For `test.use()` in stories that take all images of the data sets, as visitors get them. */
export const allImages = {
  baseURL: ({ baseURL }: { baseURL: string | undefined }, use: (address: string) => Promise<void>) =>
    use(new URL('../', baseURL).href),
}

export const test = base.extend<Options & Fixtures & { silence: undefined }>({
  expectedNoise: [null, { option: true }],
  silence: [
    async ({ context, baseURL, expectedNoise }, use) => {
      const noise = listen(context, new URL(baseURL ?? '').origin)
      await use(undefined)
      const complaints = noise.filter((line) => !expectedNoise?.test(line))
      if (complaints.length > 0) throw new Error(`The page was not silent:\n${complaints.join('\n')}`)
    },
    { auto: true },
  ],
  playground: async ({ page }, use) => {
    await use(new Playground(page))
  },
})
