/** An engine that does not start gives way to the next for the same backend. */
import * as tf from '@tensorflow/tfjs-core'
import { afterEach, expect, test, vi } from 'vitest'
import { changeSettings } from '../vae/settings-validation'
import { chooseEngine } from './choose-engine'
import { onCard } from './test-support/on-card'
import { limitStorageBuffers } from './test-support/small-device'
import { type TestProblem, testProblem } from './test-support/test-problem'

const problem = testProblem()
problem.settings.backend = 'wasm'
const onGpu = testProblem()
onGpu.settings.backend = 'webgpu'

afterEach(() => vi.restoreAllMocks())

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

test.each([
  ['wasm', 'conv', { model: { network: 'conv', channels: [2] } }],
  ['wasm', 'batchNorm', { model: { batchNorm: true } }],
  ['webgpu', 'importanceSamples', { objective: { importanceSamples: 2 } }],
] as const)('%s: what they do not know is left to tfjs as well: %s', async (backend, unknown, change) => {
  const changed = testProblem({
    pixels: 25,
    settings: (settings) => Object.assign(settings, changeSettings(settings, { ...change, backend })),
  })
  const { engine, reason } = await chooseEngine(changed)
  expect(engine).toMatchObject({ backend, name: 'tfjs' })
  expect(reason).toEqual({ code: 'asked-for', passedOver: { engine: backend, unknown } })
  expect(await engine.train(changed.steps)).toHaveLength(1)
  engine.dispose()
})

test('and are tried again by the next run', async () => {
  const { engine, reason } = await chooseEngine(problem)
  expect(engine.name).toBe('wasm')
  expect(reason).toEqual({ code: 'asked-for' })
  engine.dispose()
})

test('so do kernels that arrive damaged', async () => {
  const { compile } = WebAssembly
  const damaged = vi
    .spyOn(WebAssembly, 'compile')
    .mockImplementationOnce((bytes) => compile((bytes as Uint8Array<ArrayBuffer>).slice(0, 100)))
  vi.spyOn(WebAssembly, 'validate').mockReturnValueOnce(false) // The other variant has been compiled already.
  const { engine, reason } = await chooseEngine(problem)
  expect(damaged).toHaveBeenCalledOnce()
  expect(engine).toMatchObject({ backend: 'wasm', name: 'tfjs' })
  expect(reason.passedOver).toMatchObject({ reason: expect.stringMatching(/WebAssembly\.compile\(\)/) })
  engine.dispose()
})

test('browsers without relaxed SIMD have plain SIMD', async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValueOnce(false)
  const { engine, reason } = await chooseEngine(problem)
  expect(engine.name).toBe('wasm')
  expect(reason).toEqual({ code: 'asked-for' })
  engine.dispose()
})

test('shaders that cannot be compiled leave WebGPU to tfjs, which says why', {
  timeout: 60_000,
}, async () => {
  vi.spyOn(GPUDevice.prototype, 'createComputePipelineAsync').mockRejectedValue(
    new Error('the driver gives up'),
  )
  await expectPassedOver(onGpu, 'the driver gives up')
})

test('so do shaders with an error', { timeout: 60_000 }, async () => {
  const { createShaderModule } = GPUDevice.prototype
  vi.spyOn(GPUDevice.prototype, 'createShaderModule').mockImplementation(function (
    this: GPUDevice,
    descriptor,
  ) {
    const ours = descriptor.code.includes('struct Networks')
    const code = ours ? descriptor.code.replace('fn main(', 'fn main(no type, ') : descriptor.code
    return createShaderModule.call(this, { ...descriptor, code })
  })
  await expectPassedOver(onGpu, /expected ':'/)
})

test('so does an adapter whose limits are too small for the network, though not for another', {
  timeout: 60_000,
}, async () => {
  await limitStorageBuffers(2 ** 20)
  const wide = testProblem({ hidden: [400], pixels: 784 })
  wide.settings.backend = 'webgpu'
  await expectPassedOver(wide, /needs a buffer of \d+ bytes, the device allows 1048576/)
  const { engine, reason } = await chooseEngine(onGpu)
  expect(engine.name).toBe('webgpu')
  expect(reason).toEqual({ code: 'asked-for' })
  engine.dispose()
})

test('so does a device without enough memory', { timeout: 60_000 }, async () => {
  const { createBuffer, popErrorScope } = GPUDevice.prototype
  let allocated = false
  vi.spyOn(GPUDevice.prototype, 'createBuffer').mockImplementation(function (this: GPUDevice, descriptor) {
    allocated = true
    return createBuffer.call(this, descriptor)
  })
  vi.spyOn(GPUDevice.prototype, 'popErrorScope').mockImplementation(async function (this: GPUDevice) {
    const found = await popErrorScope.call(this)
    return allocated ? new GPUOutOfMemoryError('not enough memory left') : found
  })
  await expectPassedOver(onGpu, 'not enough memory left')
})

/** That TensorFlow.js computes in the place of our shaders, and the reason says why. */
async function expectPassedOver(request: TestProblem, why: string | RegExp): Promise<void> {
  const { engine, reason } = await chooseEngine(request)
  expect(engine).toMatchObject({ backend: 'webgpu', name: 'tfjs' })
  expect(reason).toEqual({
    code: 'asked-for',
    passedOver: { engine: 'webgpu', reason: expect.stringMatching(why) },
  })
  expect(await engine.train(request.steps)).toHaveLength(1)
  engine.dispose()
}

test('R20: WebGL in half precision is not trained on, whether the probe finds it or TensorFlow.js does', async () => {
  const next = onCard ? 'webgpu' : 'wasm'
  const onWebgl = testProblem()
  onWebgl.settings.backend = 'webgl'
  const { getExtension } = WebGL2RenderingContext.prototype
  const extension = vi.spyOn(WebGL2RenderingContext.prototype, 'getExtension')
  extension.mockImplementation(function (this: WebGL2RenderingContext, name: 'WEBGL_multi_draw') {
    return String(name) === 'EXT_color_buffer_float' ? null : getExtension.call(this, name)
  })
  const probed = await chooseEngine(onWebgl)
  expect(probed).toMatchObject({
    engine: { backend: next },
    reason: { wanted: 'webgl', reason: 'half-precision' },
  })
  extension.mockRestore()
  // Which knows the flag.
  await import('@tensorflow/tfjs-backend-webgl')
  tf.env().set('WEBGL_FORCE_F16_TEXTURES', true)
  const forced = await chooseEngine(onWebgl)
  expect(forced).toMatchObject({
    engine: { backend: next },
    reason: { wanted: 'webgl', reason: 'half precision only' },
  })
  for (const { engine } of [probed, forced]) engine.dispose()
})
