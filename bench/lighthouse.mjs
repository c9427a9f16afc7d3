/**
 * `npm run bench:lighthouse`: what Lighthouse says of the built page, in both languages, light and dark, on a desktop
 * and on a phone. npx fetches Lighthouse for it, which is no dependency of the project. Fails below 95 of 100.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { quiet } from '../scripts/browser-arguments.mjs'
import { ensureBrowser } from '../scripts/ensure-browser.mjs'
import { fail, run } from '../scripts/process.mjs'
import { keepResult } from './results.mjs'

/** By its number, so that the same page gets the same marks another day. */
const lighthouse = 'lighthouse@12.8.2'
const port = Number(process.env.PORT ?? 4199)
/** Those that need no trace: what a visit takes is measured by others here, on lines and processors that are named. */
const categories = ['accessibility', 'best-practices']
const least = 95

process.env.CHROME_PATH ??= ensureBrowser()
await build({ logLevel: 'warn' })
const site = await preview({
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port, strictPort: true, open: false },
})
const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'))
const rows = {}
try {
  for (const language of ['en', 'zh-CN'])
    for (const scheme of ['light', 'dark'])
      for (const device of ['desktop', 'phone'])
        rows[`${language}, ${scheme}, ${device}`] = await scores(language, scheme, device)
} finally {
  await site.close()
  await rm(folder, { recursive: true, force: true })
}
console.table(rows)
await keepResult('lighthouse', { lighthouse, rows })
if (Object.values(rows).some((row) => Object.values(row).some((score) => score < least)))
  fail(`Something is below ${least}.`)

/** One visit. @returns {Promise<Record<string, number>>} of each category, 0 to 100 */
async function scores(language, scheme, device) {
  const report = join(folder, 'report.json')
  const browser = [
    ...quiet,
    '--headless=new',
    `--lang=${language}`,
    `--accept-lang=${language}`,
    `--blink-settings=preferredColorScheme=${scheme === 'dark' ? 0 : 1}`,
  ]
  // In a file, where no shell looks at the spaces between them.
  const flags = join(folder, 'flags.json')
  await writeFile(
    flags,
    JSON.stringify({
      ...(device === 'desktop' ? { preset: 'desktop' } : {}),
      quiet: true,
      onlyCategories: categories,
      output: 'json',
      outputPath: report,
      chromeFlags: browser.join(' '),
    }),
  )
  const address = `http://127.0.0.1:${port}/`
  const code = await run('npx', '--yes', lighthouse, address, `--cli-flags-path=${flags}`)
  if (code !== 0) fail(`Lighthouse ended with ${code} (${language}, ${scheme}, ${device}).`)
  const { categories: found } = JSON.parse(await readFile(report, 'utf8'))
  return Object.fromEntries(categories.map((name) => [name, Math.round(100 * found[name].score)]))
}
