/** Pages of the benchmarks, built as the product is, in headless Chromium. */
import { cpus, loadavg, totalmem, type } from 'node:os'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { gpu, quiet } from '../scripts/browser-arguments.mjs'
import { ensureBrowser } from '../scripts/ensure-browser.mjs'
import { round } from './statistics.mjs'

const defaultPort = Number(process.env.PORT ?? 4197)
const outDir = 'node_modules/.cache/bench'

/** Threads need shared memory, which only a cross-origin isolated page has. */
const headers = {
  plain: { 'Cross-Origin-Opener-Policy': 'unsafe-none', 'Cross-Origin-Embedder-Policy': 'unsafe-none' },
  isolated: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
}

const pages = ['step-time.html', 'bare-trainer.html', 'memory.html'].map((file) => `bench/${file}`)

/**
 * @param {string} file the page, in this folder
 * @returns {Promise<{ open(isolation: 'plain' | 'isolated'): Promise<import('@playwright/test').Page>, machine: object, close(): Promise<void> }>}
 */
export async function openBenchBrowser(file, { browserArguments = gpu, port = defaultPort } = {}) {
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true, rolldownOptions: { input: pages } } })
  const sites = {}
  for (const [index, isolation] of Object.keys(headers).entries()) {
    const server = { host: '127.0.0.1', port: port + index, strictPort: true, headers: headers[isolation] }
    sites[isolation] = await preview({
      logLevel: 'warn',
      build: { outDir },
      preview: { ...server, open: false },
    })
  }
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: [...quiet, ...browserArguments],
  })
  const address = (isolation) => `http://127.0.0.1:${sites[isolation].config.preview.port}/bench/${file}`
  return {
    machine: { ...machine(browser.version()), graphics: await graphics(browser, address('plain')) },
    async open(isolation) {
      const page = await browser.newPage()
      await page.goto(address(isolation))
      return page
    },
    async close() {
      await browser.close()
      await Promise.all(Object.values(sites).map((site) => site.close()))
    },
  }
}

/** Who computes for WebGPU and for WebGL, in the browser's words; null: nobody. */
async function graphics(browser, address) {
  const page = await browser.newPage()
  await page.goto(address)
  const names = await page.evaluate(async () => {
    // The first may be null where the GPU process has to begin anew.
    const adapter = (await navigator.gpu?.requestAdapter()) ?? (await navigator.gpu?.requestAdapter())
    const { vendor, architecture, device, description } = adapter?.info ?? {}
    const context = document.createElement('canvas').getContext('webgl2')
    const extension = context?.getExtension('WEBGL_debug_renderer_info')
    return {
      webgpu: adapter ? description || [vendor, architecture, device].filter(Boolean).join(' ') : null,
      webgl: extension ? context.getParameter(extension.UNMASKED_RENDERER_WEBGL) : null,
    }
  })
  await page.close()
  return names
}

function machine(chromiumVersion) {
  const processors = cpus()
  return {
    processor: processors[0].model,
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: type(),
    // Of the minute before: what else went on.
    load: round(loadavg()[0]),
    browser: `Chromium ${chromiumVersion}`,
  }
}
