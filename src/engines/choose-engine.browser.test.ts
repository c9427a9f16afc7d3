import { expect, test, vi } from 'vitest'
import type { Backend } from '../vae/settings'
import { chooseEngine } from './choose-engine'
import { probes } from './probe'
import { onCard } from './test-support/on-card'
import { testProblem } from './test-support/test-problem'

test.skipIf(onCard)('without a hardware GPU, WebAssembly', async () => {
  const { engine, reason } = await chooseEngine(testProblem())
  expect(engine.backend).toBe('wasm')
  expect(engine.name).toBe('wasm')
  expect(reason).toEqual({ code: 'no-hardware-gpu', webgpu: 'software', webgl: 'software' })
  engine.dispose()
})

test.runIf(onCard)('with one, WebGPU', async () => {
  const { engine, reason } = await chooseEngine(testProblem())
  expect(engine).toMatchObject({ backend: 'webgpu', name: 'webgpu' })
  expect(reason).toMatchObject({ code: 'hardware-webgpu' })
  engine.dispose()
})

/** Scripts of TensorFlow.js that the page has loaded: they cannot be had back, so that whoever needs them comes last. */
const ofTfjs = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('tfjs-core'))

test.each<Backend>(['webgpu', 'wasm', 'webgl', 'cpu'])(
  '%s when asked for, software or not, without a word on the console, or TensorFlow.js where it is not used',
  async (backend) => {
    const words = (['log', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level))
    const problem = testProblem()
    problem.settings.backend = backend
    const { engine, reason } = await chooseEngine(problem)
    expect(engine.backend).toBe(backend)
    expect(engine.name).toBe(backend === 'wasm' || backend === 'webgpu' ? backend : 'tfjs')
    expect(reason).toEqual({ code: 'asked-for' })
    expect(await engine.train(problem.steps)).toHaveLength(1)
    expect(ofTfjs()).toHaveLength(engine.name === 'tfjs' ? 1 : 0)
    engine.dispose()
    for (const word of words) {
      expect(word).not.toHaveBeenCalled()
      word.mockRestore()
    }
  },
)

test('probes tell software from hardware', async () => {
  const code = onCard ? 'hardware' : 'software'
  const name = onCard ? expect.any(String) : expect.stringContaining('SwiftShader')
  expect(await probes.webgpu()).toMatchObject({ code })
  expect(await probes.webgl()).toMatchObject({ code, name })
})

test('a browser without an adapter', async () => {
  vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null)
  expect(await probes.webgpu()).toEqual({ code: 'absent' })
  vi.restoreAllMocks()
})

test('a GPU process that begins anew under the first question', async () => {
  vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValueOnce(null)
  expect(await probes.webgpu()).toHaveProperty('name')
  vi.restoreAllMocks()
})
