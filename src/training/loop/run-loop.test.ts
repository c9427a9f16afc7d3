import { describe, expect, test, vi } from 'vitest'
import { Problem } from '../../lib/problem'
import { imagePixels } from '../../vae/image'
import { Classroom, settings } from '../test-support/classroom'
import { ReferenceEngine } from '../test-support/reference-engine'

describe('divergence', () => {
  test.each([
    ['reconstruction', { reconstruction: Number.NaN }],
    ['KL divergence', { kl: Number.POSITIVE_INFINITY }],
    ['KL divergence', { kl: -1 }],
    ['gradient', { gradientNorm: Number.NaN }],
  ])('a bad %s stops the run, plots nothing, and goes back to a sound state', async (term, bad) => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 4 })
    const engine = room.engines[0] as ReferenceEngine
    engine.tamper = (terms, step) => (step === 9 ? { ...terms, ...bad } : terms)
    const status = await room.trainer.train({ steps: 20 })
    const problem = { code: 'training-diverged', facts: { term, step: 9, keptStep: 4 } }
    expect(status).toMatchObject({ phase: 'failed', step: 4, problem })
    const calmings = room.events.flatMap((event) => (event.type === 'calmed' ? [event.calming] : []))
    expect(calmings.map(({ learningRate }) => learningRate)).toEqual([0.0005, 0.00025])
    expect(calmings[0]).toMatchObject({ term, step: 9, keptStep: 4 })
    expect((await engine.snapshot()).step).toBe(4)
    expect(room.points.every(({ elbo, kl }) => Number.isFinite(elbo) && kl >= 0)).toBe(true)
    engine.tamper = (terms) => terms
    expect(await room.trainer.train({ steps: 20 })).toMatchObject({
      phase: 'paused',
      step: 24,
      problem: null,
    })
  })
})

test('training that diverges goes on from a sound state with half the learning rate', async () => {
  const room = new Classroom()
  await room.trainer.begin(1, settings)
  await room.trainer.train({ steps: 4 })
  let rates = 0
  const engine = room.engines[0] as ReferenceEngine
  engine.tamper = (terms, step) => (step === 9 && rates++ === 0 ? { ...terms, kl: Number.NaN } : terms)
  expect(await room.trainer.train({ steps: 8 })).toMatchObject({ phase: 'paused', step: 12, problem: null })
  expect(room.points.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect((await room.trainer.state()).settings.optimizer.learningRate).toBe(0.0005)
})

describe('an engine that fails in mid-run', () => {
  const failure = new Problem('backend-unavailable', { backend: 'webgpu', reason: 'out of memory' })

  test('gives way to another, which goes on at the same step', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 12 })
    const unbroken = room.points
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 6 })
    vi.spyOn(room.engines[1] as ReferenceEngine, 'train').mockRejectedValueOnce(failure)
    const status = await room.trainer.train({ steps: 6 })
    const tookOver = {
      backend: 'cpu',
      engine: 'tfjs',
      step: 6,
      reason: 'out of memory',
      cause: 'engine-failed',
    }
    expect(status).toMatchObject({ phase: 'paused', step: 12, problem: null, reason: { tookOver } })
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, true, false])
    expect(room.points.map(({ step }) => step)).toEqual(unbroken.map(({ step }) => step))
    // A state holds float32 numbers, the reference engine computes in float64.
    expect((room.points[11]?.elbo ?? 0) / (unbroken[11]?.elbo ?? 0)).toBeCloseTo(1, 5)
  })

  test('and cannot say where it stands any more: the run goes back to its last sound state', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 4 })
    const engine = room.engines[0] as ReferenceEngine
    engine.tamper = (terms, step) => {
      if (step === 9) throw failure
      return terms
    }
    vi.spyOn(engine, 'snapshot').mockRejectedValue(failure)
    const status = await room.trainer.train({ steps: 8 })
    expect(status).toMatchObject({ phase: 'paused', step: 12, reason: { tookOver: { step: 4 } } })
    expect(room.requests[1]?.snapshot.step).toBe(4)
    expect(room.points.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  test('gives way as well where it fails at the test terms after the last step', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    vi.spyOn(room.engines[0] as ReferenceEngine, 'evaluate').mockRejectedValue(failure)
    const status = await room.trainer.train({ steps: 3 })
    const reason = { tookOver: { step: 3 } }
    expect(status).toMatchObject({ phase: 'paused', step: 3, problem: null, reason })
    expect(room.points.at(-1)).toMatchObject({ step: 3, test: { reconstruction: expect.any(Number) } })
  })

  test('and where it has zeros there, which are not plotted', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    const none = new Float32Array(10)
    const zeros = { reconstruction: none, squaredError: none, klPerDimension: none }
    vi.spyOn(room.engines[0] as ReferenceEngine, 'evaluate').mockResolvedValue(zeros)
    const problem = { code: 'no-backend', facts: { reason: 'nothing but zeros' } }
    expect(await room.trainer.train({ steps: 3 })).toMatchObject({ phase: 'paused', step: 3, problem })
    expect(room.points.filter(({ test }) => test)).toEqual([])
  })

  test('leaves questions to the one that takes over', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    const engine = room.engines[0] as ReferenceEngine
    vi.spyOn(engine, 'decode').mockRejectedValue(failure)
    const training = room.trainer.train()
    await room.reaches({ phase: 'training' })
    vi.spyOn(engine, 'train').mockRejectedValue(failure)
    expect(await room.trainer.decode(Float32Array.of(0, 1), 1)).toHaveLength(imagePixels)
    await room.trainer.pause()
    await training
    expect(room.engines).toHaveLength(2)
  })

  test('is left by whoever chooses another backend, though it is at rest', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 4 })
    vi.spyOn(room.engines[0] as ReferenceEngine, 'snapshot').mockRejectedValue(failure)
    expect(await room.trainer.change(room.with({ backend: 'wasm' }))).toMatchObject({ step: 4 })
    expect(await room.trainer.step()).toMatchObject({ phase: 'paused', step: 5 })
  })

  test('is not tried again where another try would end in the same, and forgotten once nothing is left', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 4 })
    const zeros = { reconstruction: 0, kl: 0, objective: 0, gradientNorm: 0 }
    const engine = room.engines[0] as ReferenceEngine
    engine.tamper = () => zeros
    const problem = { code: 'no-backend', facts: { reason: 'nothing but zeros' } }
    expect(await room.trainer.step()).toMatchObject({ phase: 'failed', step: 4, problem })
    expect(room.points.every(({ elbo }) => elbo < 0)).toBe(true)
    engine.tamper = (terms) => terms
    expect(await room.trainer.step()).toMatchObject({ phase: 'paused', step: 5, problem: null })
  })

  test('gives way at rest as well: a question has its answer, and the run is where it was', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 4 })
    const engine = room.engines[0] as ReferenceEngine
    const parameters = new Float32Array((await engine.snapshot()).parameters.length)
    const lost = { snapshot: { parameters, moments: null, step: 4 } }
    vi.spyOn(engine, 'snapshot').mockResolvedValue(lost.snapshot)
    vi.spyOn(engine, 'decode').mockRejectedValue(failure)
    expect(await room.trainer.decode(Float32Array.of(0, 1), 1)).toHaveLength(imagePixels)
    const state = await room.trainer.state()
    expect(state.step).toBe(4)
    expect(state.snapshot.parameters.some((parameter) => parameter !== 0)).toBe(true)
    const recovered = room.events.find((event) => event.type === 'recovered')
    expect(recovered).toMatchObject({ training: false, recovery: { step: 4, repeated: 0 } })
  })

  test('and all others as well: the run stops with the reason, and has lost nothing', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 4 })
    const train = vi.spyOn(ReferenceEngine.prototype, 'train').mockRejectedValue(failure)
    const problem = { code: 'no-backend', facts: { reason: 'out of memory' } }
    expect(await room.trainer.step()).toMatchObject({ phase: 'failed', step: 4, problem })
    expect(room.engines, 'one more try').toHaveLength(2)
    train.mockRestore()
    expect(await room.trainer.step()).toMatchObject({ phase: 'paused', step: 5, problem: null })
  })
})
