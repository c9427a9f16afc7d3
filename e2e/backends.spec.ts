import type { Page } from '@playwright/test'
import { onCard } from '../scripts/browser-arguments.mjs'
import { largestDifference } from './pictures'
import { quick } from './playground'
import { expect, test } from './test'

const backends = {
  wasm: 'WASM',
  cpu: 'CPU',
  webgl: 'WebGL',
  webgpu: 'WebGPU',
} as const

const choose = async (page: Page, backend: string) => {
  await page.getByRole('combobox', { name: 'Backend' }).selectOption(backend)
}

const on = (backend: string) => quick.replace('backend=wasm', `backend=${backend}`)

test('R25: every backend draws the same curve, takes over a run as it is, and the policy refuses none of them anything', {
  tag: '@gpu',
}, async ({ page, playground }) => {
  // Few test images: a software adapter is slow to look at all of them.
  await playground.open(`${quick}&subset.classes=0`)
  const curves: Record<string, number[][]> = {}
  for (const [backend, name] of Object.entries(backends)) {
    const { step: left } = await playground.status()
    const [before = []] = await playground.decode([[0.5, 0.5]])
    await choose(page, backend)
    await expect(page.getByRole('button', { name: `Computes on ${name}` })).toBeVisible()
    expect(await playground.status()).toMatchObject({ step: left, backend })
    const [moved = []] = await playground.decode([[0.5, 0.5]])
    expect(largestDifference(moved, before)).toBeLessThan(1e-4)

    await playground.reset()
    for (let step = 1; step <= 5; step++) {
      expect(await playground.step()).toMatchObject({ phase: 'paused', step, backend, error: null })
    }
    const history = await playground.history()
    curves[backend] = history.map(({ reconstruction, kl }) => [reconstruction, kl])
  }
  const reference = curves.cpu?.flat() ?? []
  expect(reference).toHaveLength(10)
  for (const [backend, curve] of Object.entries(curves)) {
    const relative = curve.flat().map((value, index) => value / (reference[index] ?? Number.NaN))
    expect(largestDifference(relative, new Array(10).fill(1)), backend).toBeLessThan(1e-3)
  }
  await choose(page, 'wasm')
  await playground.train({ steps: 2 })
  const steps = (await playground.history()).map(({ step }) => step)
  expect(steps, 'one curve').toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('on WebAssembly the kernels of the page compute, and TensorFlow.js is never loaded; a change of backend while it trains does not stop the run', async ({
  page,
  playground,
}) => {
  const files: string[] = []
  page.context().on('request', (request) => files.push(request.url()))
  await playground.open(quick)
  expect((await playground.train({ steps: 2 })).engine).toBe('wasm')
  expect(files.filter((file) => /wasm-engine/.test(file))).toHaveLength(1)
  expect(files.filter((file) => /tfjs|_impl/.test(file))).toEqual([])
  await expect(page.getByRole('button', { name: 'Computes on WASM, SIMD' })).toBeVisible()

  const training = playground.train()
  await playground.reach(5)
  await choose(page, 'cpu')
  await expect(page.getByRole('button', { name: 'Computes on CPU' })).toBeVisible()
  const { step, phase } = await playground.status()
  expect(phase).toBe('training')
  await playground.reach(step + 2)
  await playground.pause()
  await training
  // Early points lie at every step: the engine changed without a gap.
  const early = (await playground.history()).map((point) => point.step).filter((at) => at <= 20)
  expect(early).toEqual(early.map((_, index) => index + 1))
})

test(
  'a graphics card is chosen by itself, a software adapter never',
  { tag: ['@gpu', '@desktop'] },
  async ({ page, playground }, { project }) => {
    const [backend, name, why] =
      onCard && project.name === 'gpu'
        ? ['webgpu', 'WebGPU', /^WebGPU, because a graphics processor answers/]
        : ['wasm', 'WASM', /WebAssembly.*no usable graphics processor.*WebGPU.*WebGL/]
    await playground.open(on('auto'))
    const status = await playground.status()
    expect(status.backend).toBe(backend)
    expect(status.backendReason).toMatch(why)
    await page.getByRole('button', { name: `Computes on ${name}` }).click()
    await expect(page.getByRole('tooltip')).toContainText(status.backendReason)
  },
)

test.describe('kernels that do not arrive', () => {
  test.use({ expectedNoise: /404/ })

  test('leave the arithmetic to TensorFlow.js, and the badge says why', async ({ page, playground }) => {
    await page.context().route('**/assets/module-*.js', (route) => route.fulfill({ status: 404 }))
    await playground.open(quick)
    const trained = await playground.train({ steps: 2 })
    expect(trained).toMatchObject({ backend: 'wasm', engine: 'tfjs', step: 2, error: null })
    await page.getByRole('button', { name: 'Computes on WASM, tfjs' }).click()
    const reason = page.getByRole('tooltip')
    await expect(reason).toContainText(/TensorFlow\.js\. The faster kernels .* were passed over: Failed to/)
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN')
    await page.getByRole('button', { name: /WASM.*tfjs/ }).click()
    await expect(reason).toContainText(/没有采用：Failed to/)
  })
})

test('a backend that is not there gives way to one that is, and says why', async ({ page, playground }) => {
  await playground.open(on('webgpu'))
  const { backend, backendReason } = await playground.status()
  expect(backend).toBe('wasm')
  expect(backendReason).toMatch(/because WebGPU was asked for but/)
  expect((await playground.settings()).backend, 'what was asked for is kept').toBe('webgpu')
  await expect(playground.notices).toContainText(backendReason)
  await page.getByRole('button', { name: 'Dismiss' }).click()
  expect((await playground.train({ steps: 2 })).step).toBe(2)
  await expect(playground.notices, 'said once').not.toContainText(backendReason)
})
