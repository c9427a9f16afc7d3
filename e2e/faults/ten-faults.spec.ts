import type { Browser, Page } from '@playwright/test'
import { onCard } from '../../scripts/browser-arguments.mjs'
import type { Point } from '../../src/training/protocol'
import { expect, test } from '../test'
import { deviceFaults, watchDevice } from './devices'
import { faultAtStep, faultInStep, trainerWorker, workerFaults } from './trainer-worker'

test.use({ expectedNoise: /injected|device|GPU/i })
// In a browser of its own: after the second crash of its GPU process it offers no WebGPU to whoever comes next.
test.use({
  launchOptions: [({ launchOptions }, use) => use(launchOptions), { scope: 'worker' }],
})

const steps = 2000
const batchSize = 32
/**
 * A small network and few test images: a software adapter takes long over them. Small steps: engines add in other
 * orders, and what they differ by grows with every step, the faster the larger these are.
 */
const gentle = `v=1&subset.classes=0&model.hidden=32&batchSize=${batchSize}&optimizer.learningRate=0.0003&backend=wasm`

/** Has a fault happen in the training that begins next. */
type Inject = (fault: { page: Page; browser: Browser; from: number; after: number }) => Promise<unknown>
const intoWorker =
  (fault: () => unknown): Inject =>
  ({ page, after }) =>
    faultInStep(trainerWorker(page), batchSize * 784, after, fault)
const intoDevice =
  (fault: () => unknown): Inject =>
  async ({ page, from, after }) => {
    await watchDevice(trainerWorker(page))
    await faultAtStep(trainerWorker(page), from + after, fault)
  }
const crashGpuProcess: Inject = async ({ page, browser, from, after }) => {
  const session = await browser.newBrowserCDPSession()
  const crash = async () => {
    await page.waitForFunction((at) => window.playground.status().step >= at, from + after)
    await session.send('Browser.crashGpuProcess')
  }
  // One that does not happen is missed as its notice is.
  crash().catch(() => {})
}

/** A card takes more of them in the same time. */
const few = onCard ? 60 : 6
const some = onCard ? 240 : 24

/**
 * In turns on the graphics device and on the processor, each in a piece of the run of so many steps: few on a software
 * adapter, which is slow, but enough for a crash from outside not to come too late.
 */
const faults: [row: string, backend: 'webgpu' | 'wasm', piece: number, inject: Inject, says: RegExp][] = [
  ['R2', 'webgpu', few, intoDevice(deviceFaults.lost), /driver restarted/],
  ['R8', 'wasm', 300, intoWorker(workerFaults.error), /had an error \(.*injected/],
  ['R7', 'webgpu', few, intoDevice(deviceFaults.outOfMemory), /out of memory/],
  ['R8', 'wasm', 300, intoWorker(workerFaults.rejection), /had an error \(injected/],
  ['R19', 'webgpu', few, intoDevice(deviceFaults.zeros), /nothing but zeros/],
  ['R9', 'wasm', 300, intoWorker(workerFaults.hang), /stopped answering/],
  ['R6', 'webgpu', few, intoDevice(deviceFaults.silent), /no longer answered/],
  ['R9', 'wasm', 300, intoWorker(workerFaults.end), /stopped answering/],
  ['R3', 'webgpu', some, crashGpuProcess, /driver restarted/],
  ['R8', 'wasm', 300, intoWorker(workerFaults.errorInStep), /engine failed \(injected/],
]

/** Points that are means over the same steps in both curves. */
function shared(one: readonly Point[], other: readonly Point[]): [Point, Point][] {
  const spans = new Map(other.map((point, index) => [`${other[index - 1]?.step}-${point.step}`, point]))
  return one.flatMap((point, index) => {
    const same = spans.get(`${one[index - 1]?.step}-${point.step}`)
    return same ? [[point, same] as [Point, Point]] : []
  })
}

test(
  '2,000 steps with ten faults at random moments end with the curve of an undisturbed run',
  {
    tag: '@gpu',
  },
  async ({ page, playground, browser }, testInfo) => {
    // Where another story shares the processors with five starts of a software adapter.
    test.setTimeout(600_000)
    await playground.open(gentle)
    await playground.train({ steps })
    const undisturbed = await playground.history()
    await playground.reset()

    let acknowledged = 0
    for (const [row, backend, piece, inject, says] of faults) {
      await playground.configure({ backend })
      expect(await playground.status()).toMatchObject({ backend })
      const after = Math.ceil((piece / 3) * Math.random())
      await inject({ page, browser, from: acknowledged, after })
      // Whoever waits for the piece gets it as a whole.
      expect(await playground.train({ steps: piece })).toMatchObject({
        ...{ step: acknowledged + piece, phase: 'paused', error: null },
      })
      const notice = playground.notices.getByText(new RegExp(`${says.source}.* Training went on`))
      const text = (await notice.textContent({ timeout: 30_000 })) ?? ''
      testInfo.annotations.push({ type: `${row}, ${after} steps after ${acknowledged}`, description: text })
      expect(Number(/at step ([\d,]+)/.exec(text)?.[1].replace(',', '')), text).toBeGreaterThanOrEqual(
        acknowledged,
      )
      acknowledged += piece
      await notice.locator('..').getByRole('button', { name: 'Dismiss' }).click()
    }
    const end = await playground.train({ steps: steps - acknowledged })
    expect(end).toMatchObject({ phase: 'paused', step: steps, error: null })

    const pairs = shared(await playground.history(), undisturbed)
    expect(pairs.length).toBeGreaterThan(100)
    expect(pairs.at(-1)?.[0].step).toBe(steps)
    for (const [point, same] of pairs) {
      expect(point.kl).toBeGreaterThan(0)
      expect(Math.abs(point.elbo / same.elbo - 1), `ELBO at step ${point.step}`).toBeLessThan(1e-3)
    }
  },
)
