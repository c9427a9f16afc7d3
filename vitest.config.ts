import { existsSync } from 'node:fs'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { assemblyScript } from './scripts/assemblyscript-plugin.mjs'
import { gpu, onCard, quiet } from './scripts/browser-arguments.mjs'
import { isolation } from './scripts/isolation.mjs'

const systemChromium = '/usr/bin/chromium'
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(systemChromium) ? systemChromium : undefined)

/** What takes about as long as all other tests in a browser. */
const ownEngines = [
  'src/engines/*.browser.test.ts',
  'src/engines/{wasm,webgpu}/*.browser.test.ts',
  'src/training/take-over.browser.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [assemblyScript()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.*'],
          exclude: ['src/**/*.browser.test.ts'],
          // First, on all processors. The two browsers come next, and would make each other wait beside these.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
          // Ten thousand cases of anything take their time.
          testTimeout: 20_000,
        },
      },
      {
        plugins: [assemblyScript()],
        // Threads share memory only on isolated pages.
        server: { headers: isolation },
        // Named here, or Vite finds them only when a test imports them and reloads the page in mid-test.
        optimizeDeps: {
          include: [
            '@tensorflow/tfjs-core',
            '@tensorflow/tfjs-backend-cpu',
            '@tensorflow/tfjs-backend-wasm',
            '@tensorflow/tfjs-backend-webgl',
            '@tensorflow/tfjs-backend-webgpu',
            'fast-check',
            'idb',
          ],
        },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          testTimeout: 30_000,
          provide: { onCard },
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // The `chromium` channel is the full browser: the headless shell has no WebGPU.
            provider: playwright({
              launchOptions: {
                args: [...quiet, ...gpu],
                ...(executablePath ? { executablePath } : { channel: 'chromium' }),
              },
            }),
            // Two browsers: pages of one would wait for each other in its GPU process.
            instances: [
              { browser: 'chromium', name: 'browser (engines)', include: ownEngines },
              { browser: 'chromium', name: 'browser (others)', exclude: ownEngines },
            ],
          },
        },
      },
    ],
  },
})
