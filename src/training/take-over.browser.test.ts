/** Runs whose engine cannot go on go on with another; those whose batch grows stay where they are if it fits. */
import { afterEach, expect, test, vi } from 'vitest'
import { chooseEngine } from '../engines/choose-engine'
import { limitStorageBuffers } from '../engines/test-support/small-device'
import { startDevice } from '../engines/webgpu/device'
import type { Backend } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { LocalTrainer } from './local-trainer'
import type { Point, RunStatus } from './protocol'
import { tinyDataset } from './test-support/tiny-dataset'

const settingsOn = (backend: Backend, batchSize: number) =>
  changeSettings(defaultSettings(), { model: { hidden: [4] }, batchSize, backend })

/** A run in training: what happens to it is up to the test. */
async function trainingOn(backend: Backend) {
  const dataset = tinyDataset()
  const trainer = new LocalTrainer({ chooseEngine, openDataset: async () => dataset })
  const points: Point[] = []
  const statuses: RunStatus[] = []
  trainer.subscribe((event) => {
    if (event.type === 'points') points.push(...event.points)
    if (event.type === 'status') statuses.push(event.status)
  })
  await trainer.begin(1, settingsOn(backend, 12))
  const training = trainer.train()
  const reach = async (step: number) => {
    const reached = () => {
      expect(statuses.at(-1)?.problem).toBeNull()
      expect(statuses.at(-1)?.step).toBeGreaterThanOrEqual(step)
    }
    await vi.waitFor(reached, 40_000)
  }
  await reach(3)
  return { trainer, training, points, reach, latest: () => statuses.at(-1) as RunStatus }
}

/** Early points lie at every step: nothing is missing where an engine took over. */
function expectNoGap(points: readonly Point[]): void {
  const steps = new Set(points.map(({ step }) => step))
  const early = [...steps].filter((step) => step <= 20)
  expect(early).toEqual(early.map((_, index) => index + 1))
  for (const { elbo } of points) expect(elbo).toBeLessThan(0)
}

afterEach(() => vi.restoreAllMocks())

test.each<Backend>(['cpu', 'wasm', 'webgl', 'webgpu'])(
  'a batch that grows during training on %s',
  { timeout: 120_000 },
  async (backend) => {
    const { trainer, training, points, reach, latest } = await trainingOn(backend)
    const { engine } = latest()
    const { step } = await trainer.change(settingsOn(backend, 60))
    await reach(step + 6)
    const before = await trainer.pause()
    await training
    expect(before).toMatchObject({ phase: 'paused', backend, engine, reason: { code: 'asked-for' } })
    const { epoch } = await trainer.step()
    expect(epoch - before.epoch).toBeGreaterThan(12 / 60)
    expectNoGap(points)
  },
)

test("a batch that outgrows the GPU's limits during training", { timeout: 120_000 }, async () => {
  // Bytes: 12 images fit, and 32 to be encoded; steps of 60 do not.
  await limitStorageBuffers(160_000)
  const { trainer, training, points, reach, latest } = await trainingOn('webgpu')
  expect(latest().engine).toBe('webgpu')
  const { step } = await trainer.change(settingsOn('webgpu', 60))
  await reach(step + 6)
  const after = await trainer.pause()
  await training
  expect(after).toMatchObject({ phase: 'paused', backend: 'webgpu', engine: 'tfjs', problem: null })
  const why = expect.stringMatching(/needs a buffer of \d+ bytes, the device allows 160000/)
  expect(after.reason).toMatchObject({
    passedOver: { engine: 'webgpu', reason: why },
    tookOver: { engine: 'webgpu', backend: 'webgpu', reason: why },
  })
  expectNoGap(points)
})

test('a GPU that is lost during training', { timeout: 120_000 }, async () => {
  const { trainer, training, points, reach } = await trainingOn('webgpu')
  ;(await startDevice()).gpu.destroy()
  await vi.waitUntil(async () => (await startDevice()) && true)
  await reach(25)
  const after = await trainer.pause()
  await training
  expect(after).toMatchObject({
    phase: 'paused',
    engine: 'webgpu',
    problem: null,
    reason: { tookOver: { engine: 'webgpu', backend: 'webgpu' } },
  })
  expectNoGap(points)
})

const faults = {
  'R6: a read-back that never settles': {
    backend: 'webgpu',
    inject: () => void vi.spyOn(GPUBuffer.prototype, 'mapAsync').mockReturnValue(new Promise(() => {})),
    cause: 'no-answer',
  },
  'R7: a GPU without memory': {
    backend: 'webgpu',
    inject: async () => {
      const { gpu } = await startDevice()
      const error = new GPUOutOfMemoryError('no memory')
      gpu.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error }))
    },
    cause: 'out-of-memory',
  },
  'R5: a WebGL context that is lost': {
    backend: 'webgl',
    inject: () => {
      const { drawElements } = WebGL2RenderingContext.prototype
      vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements').mockImplementationOnce(function (
        this: WebGL2RenderingContext,
        ...parameters
      ) {
        this.getExtension('WEBGL_lose_context')?.loseContext()
        drawElements.apply(this, parameters)
      })
    },
    cause: 'device-lost',
  },
} as const

test.each(Object.entries(faults))('%s during training', { timeout: 120_000 }, async (_, fault) => {
  const { trainer, training, points, reach, latest } = await trainingOn(fault.backend)
  const { step } = latest()
  await fault.inject()
  await vi.waitUntil(() => latest().reason.tookOver, 40_000)
  await reach(step + 6)
  const after = await trainer.pause()
  await training
  expect(after).toMatchObject({
    phase: 'paused',
    problem: null,
    reason: { tookOver: { cause: fault.cause } },
  })
  expect(after.backend).not.toBe(fault.backend)
  expectNoGap(points)
})
