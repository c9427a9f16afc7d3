/**
 * `npm run bench:first-visit`: what a first visit over a slow line is like: the built site is sent gzipped at 50 kB/s
 * with 100 ms of latency (RATE and LATENCY name others) to a browser that has nothing of it yet, service worker
 * included, and somebody drags in the latent plane as soon as it is there. Prints when the page shows, when the decoded
 * image follows the drag, when training can begin, and what had been sent by then. With `webgl` the browser's software
 * renderer passes for a graphics card, so that WebGL is chosen.
 */
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { quiet } from '../scripts/browser-arguments.mjs'
import { ensureBrowser } from '../scripts/ensure-browser.mjs'
import { disguiseRenderer } from './disguise.mjs'
import { dragUntilFollowed } from './first-drag.mjs'
import { keepResult } from './results.mjs'
import { openSlowSite } from './slow-site.mjs'
import { round } from './statistics.mjs'

const bytesPerSecond = Number(process.env.RATE ?? 50_000)
const latencyMs = Number(process.env.LATENCY ?? 100)
/** Whether to wait for the first images as well, which takes a minute at 50 kB/s. */
const toTraining = process.argv.includes('training')
const onWebgl = process.argv.includes('webgl')

await build({ logLevel: 'warn' })
const site = await openSlowSite({ bytesPerSecond, latencyMs })
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: quiet })
const rows = {}
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  if (onWebgl) await disguiseRenderer(page.context())
  const start = performance.now()
  const note = (when) => {
    rows[when] = {
      seconds: round((performance.now() - start) / 1000),
      kB: round(site.sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000),
    }
  }
  await page.goto(site.address, { waitUntil: 'commit' })
  await page.getByRole('application', { name: 'Latent space' }).waitFor({ timeout: 60_000 })
  note('the page shows')
  await dragUntilFollowed(page)
  note('the decoded image follows')
  const files = site.sent.map((file) => ({ ...file }))
  if (toTraining) {
    await page.evaluate(() => window.playground.ready)
    note('training can begin')
  }
  console.table(
    files.map(({ path, bytes, from, to }) => ({
      path,
      kB: round(bytes / 1000),
      from: round((from - start) / 1000),
      to: to && round((to - start) / 1000),
    })),
  )
} finally {
  await browser.close()
  await site.close()
}
console.table(rows)
await keepResult(onWebgl ? 'first-visit-webgl' : 'first-visit', { bytesPerSecond, latencyMs, rows })
