import { defineConfig, devices } from '@playwright/test'
import { gpu, quiet } from './scripts/browser-arguments.mjs'
import { findBrowser } from './scripts/ensure-browser.mjs'

/** A port of its own, so that a running `npm start` or `npm run dev` does not stand in the way. */
const port = Number(process.env.E2E_PORT ?? 4183)
const executablePath = findBrowser()
const browser = (...more: string[]) => ({
  launchOptions: { args: [...quiet, ...more], ...(executablePath ? { executablePath } : {}) },
})

/** Tests run on the desktop unless tagged @phone or @gpu; tagged @desktop as well, they run on both. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A story keeps a processor busy for three quarters of its time: one more than the two that tests can count on.
  workers: 3,
  // Else one worker plays the last file while the other has nothing to do.
  fullyParallel: true,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/reports/e2e.json' }]],
  use: {
    // With few images; `allImages` in e2e/test.ts has all of them.
    baseURL: `http://localhost:${port}/few/`,
    trace: 'on-first-retry',
    locale: 'en-US',
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node scripts/serve-to-stories.mjs ${port}`,
    url: `http://127.0.0.1:${port}/`,
    stdout: 'ignore',
  },
  projects: [
    {
      // One after another, and first: two at a time would share the processors that draw for them.
      name: 'gpu',
      fullyParallel: false,
      workers: 1,
      grep: /@gpu/,
      use: { ...browser(...gpu), viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      grep: /@phone/,
      use: { ...devices['Pixel 7'], ...browser(), viewport: { width: 390, height: 844 } },
    },
    {
      // Last, since its stories are short: in the end one worker waits for the other.
      name: 'desktop',
      grep: /@desktop|^(?!.*@(?:phone|gpu))/,
      use: { ...browser(), viewport: { width: 1440, height: 900 } },
    },
  ],
})
