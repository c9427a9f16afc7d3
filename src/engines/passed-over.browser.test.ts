/** An engine that does not start gives way to the next for the same backend. */
import { expect, test, vi } from 'vitest'
import { chooseEngine } from './choose-engine'
import { testProblem } from './test-support/test-problem'

const problem = testProblem()
problem.settings.backend = 'wasm'

test('kernels that cannot be compiled leave their backend to tfjs, which says why', async () => {
  const compile = vi
    .spyOn(WebAssembly, 'compile')
    .mockRejectedValueOnce(new Error('out of executable memory'))
  const { engine, reason } = await chooseEngine(problem)
  expect(compile).toHaveBeenCalledOnce()
  expect(engine).toMatchObject({ backend: 'wasm', name: 'tfjs' })
  const passedOver = { engine: 'wasm', reason: 'out of executable memory' }
  expect(reason).toEqual({ code: 'asked-for', passedOver })
  expect(await engine.train(problem.steps)).toHaveLength(1)
  engine.dispose()
})

test('and are tried again by the next run', async () => {
  const { engine, reason } = await chooseEngine(problem)
  expect(engine.name).toBe('wasm')
  expect(reason).toEqual({ code: 'asked-for' })
  engine.dispose()
})

test('shaders that cannot be compiled leave WebGPU to tfjs, which says why', {
  timeout: 60_000,
}, async () => {
  const compile = vi
    .spyOn(GPUDevice.prototype, 'createComputePipelineAsync')
    .mockRejectedValue(new Error('the driver gives up'))
  const onGpu = testProblem()
  onGpu.settings.backend = 'webgpu'
  const { engine, reason } = await chooseEngine(onGpu)
  expect(compile).toHaveBeenCalled()
  expect(engine).toMatchObject({ backend: 'webgpu', name: 'tfjs' })
  expect(reason).toEqual({
    code: 'asked-for',
    passedOver: { engine: 'webgpu', reason: 'the driver gives up' },
  })
  expect(await engine.train(onGpu.steps)).toHaveLength(1)
  engine.dispose()
  compile.mockRestore()
})
