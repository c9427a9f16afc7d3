/**
 * `npm run bench [-- wasm webgl ...]`: the time of a training step of the default network, this product beside
 * TensorFlow.js and, on WebAssembly, jax-js as one would write it there, in turns on one page of headless Chromium.
 * One thread each.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { chromium } from '@playwright/test'
import { createServer } from 'vite'
import { anyGpu, quiet } from '../scripts/browser-arguments.mjs'
import { ensureBrowser } from '../scripts/ensure-browser.mjs'

const port = Number(process.env.PORT ?? 4197)
const rounds = Number(process.env.ROUNDS ?? 7)
const stepsPerRound = { wasm: 30, cpu: 2, webgl: 3, webgpu: 3 }
const named = process.argv.slice(2)
const backends = named.length > 0 ? named : ['wasm']

/** Without cross-origin isolation nobody has threads. */
const headers = { 'Cross-Origin-Opener-Policy': 'unsafe-none', 'Cross-Origin-Embedder-Policy': 'unsafe-none' }
const server = await createServer({
  logLevel: 'warn',
  server: { host: '127.0.0.1', port, strictPort: true, headers },
})
await server.listen()
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...quiet, ...anyGpu] })
try {
  const results = []
  for (const backend of backends) results.push(await stepTimes(backend))
  await report(results)
} finally {
  await browser.close()
  await server.close()
}

async function stepTimes(backend) {
  const page = await browser.newPage()
  const query = `backend=${backend}&rounds=${rounds}&steps=${stepsPerRound[backend]}`
  await page.goto(`http://127.0.0.1:${port}/bench/step-time.html?${query}`)
  await page.waitForFunction(() => window.result, null, { timeout: 600_000 })
  const result = await page.evaluate(() => window.result)
  await page.close()
  if (result.error) throw new Error(`${backend}: ${result.error}`)
  return result
}

async function report(results) {
  const machine = { cpu: cpus()[0].model, cores: cpus().length, browser: browser.version() }
  const rows = results.flatMap(({ backend, contestants }) => {
    const [idiomatic, , jaxJs] = contestants.map(({ milliseconds }) => median(milliseconds))
    return contestants.map(({ name, milliseconds, issuing, dispatches, submits }) => ({
      backend,
      name,
      'median ms a step': round(median(milliseconds)),
      fastest: round(Math.min(...milliseconds)),
      slowest: round(Math.max(...milliseconds)),
      'of idiomatic tfjs': round(median(milliseconds) / idiomatic),
      'of jax-js': jaxJs ? round(median(milliseconds) / jaxJs) : '',
      ...(dispatches > 0 && {
        'ms to issue a step': round(median(issuing)),
        dispatches,
        submits: round(submits),
      }),
    }))
  })
  const where = `a page, ${results[0].crossOriginIsolated ? '' : 'not '}cross-origin isolated, one thread`
  console.log(`${machine.cpu}, ${machine.cores} cores, Chromium ${machine.browser}; ${where}`)
  console.table(rows)
  const folder = new URL('./results/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const date = new Date().toISOString()
  await writeFile(
    new URL('step-time.json', folder),
    `${JSON.stringify({ date, machine, rounds, results }, null, 2)}\n`,
  )
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
}

function round(value) {
  return Math.round(value * 100) / 100
}
