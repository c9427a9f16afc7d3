/** The built page in headless Chromium, for scripts that make or measure something with the product itself. */
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { quiet } from './browser-arguments.mjs'
import { ensureBrowser } from './ensure-browser.mjs'

/**
 * Builds and serves the site, opens it and waits until it can train.
 * @param {{ hash?: string, port?: number, beforeOpening?: () => void, browserArguments?: string[], unreachable?: RegExp }} options
 *   `beforeOpening` runs in the page first; `browserArguments` come on top of the usual ones; what has an
 *   `unreachable` address is never loaded
 * @returns {Promise<{ page: import('@playwright/test').Page, close(): Promise<void> }>}
 */
export async function openHeadlessPage({
  hash = '',
  port = 4193,
  beforeOpening,
  browserArguments = [],
  unreachable,
} = {}) {
  await build({ logLevel: 'warn' })
  const site = await preview({ preview: { host: '127.0.0.1', port, strictPort: true, open: false } })
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: [...quiet, ...browserArguments],
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  if (unreachable) await page.context().route(unreachable, (route) => route.abort())
  if (beforeOpening) await page.addInitScript(beforeOpening)
  await page.goto(`http://127.0.0.1:${port}/${hash && `#${hash}`}`)
  await page.waitForFunction(() => 'playground' in window)
  await page.evaluate(() => window.playground.ready)
  const close = async () => {
    await browser.close()
    await site.close()
  }
  return { page, close }
}
