/** The test function of every story: a page that complains, or that calls another host, fails its test. */
import { type BrowserContext, test as base, type Page } from '@playwright/test'

export const expect = base.expect

interface Options {
  /** What a test provokes on purpose: complaints that match are forgiven. */
  expectedNoise: RegExp | null
}

interface Fixtures {
  playground: Playground
}

/** The page under test, opened the way that a person opens it. */
class Playground {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens the page, with a hash such as `v=1&objective.beta=4`, and waits until it can train. */
  async open(hash = '') {
    // Through an empty page: a change of hash alone would not load anything.
    await this.page.goto('about:blank')
    await this.page.goto(hash ? `./#${hash}` : './')
    await this.ready()
  }

  /** Waits for `window.playground.ready`. */
  async ready() {
    await this.page.waitForFunction(() => 'playground' in window)
    await this.page.evaluate(
      () => (window as unknown as { playground: { ready: Promise<void> } }).playground.ready,
    )
  }
}

/** Collects what the pages and workers of a context complain about, and the foreign addresses that they ask for. */
function listen(context: BrowserContext, origin: string): string[] {
  const noise: string[] = []
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    noise.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => noise.push(`uncaught: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) noise.push(`foreign request: ${url}`)
  })
  return noise
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
