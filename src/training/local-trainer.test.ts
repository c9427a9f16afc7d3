import { describe, expect, test, vi } from 'vitest'
import type { EngineRequest } from '../engines/engine'
import { Problem } from '../lib/problem'
import { imagePixels } from '../vae/image'
import type { SettingsChange } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { LocalTrainer } from './local-trainer'
import type { Point, RunStatus, TrainerEvent } from './protocol'
import { ReferenceEngine } from './test-support/reference-engine'
import { type TinyDataset, tinyDataset } from './test-support/tiny-dataset'

const settings = changeSettings(defaultSettings(), { model: { hidden: [4] }, batchSize: 16 })

class Classroom {
  readonly engines: ReferenceEngine[] = []
  readonly requests: EngineRequest[] = []
  readonly events: TrainerEvent[] = []
  readonly trainer: LocalTrainer
  readonly dataset: TinyDataset

  constructor(dataset: TinyDataset = tinyDataset()) {
    this.dataset = dataset
    this.trainer = new LocalTrainer({
      openDataset: async () => dataset,
      chooseEngine: async (request) => {
        const engine = new ReferenceEngine(request)
        this.engines.push(engine)
        this.requests.push(request)
        return { engine, reason: { code: 'asked-for' } }
      },
    })
    this.trainer.subscribe((event) => this.events.push(event))
  }

  /** The latest version of each point. */
  get points(): Point[] {
    const points = this.events.flatMap((event) => (event.type === 'points' ? event.points : []))
    return [...new Map(points.map((point) => [point.step, point])).values()]
  }

  /** Waits until the newest status is so. */
  async reaches(status: Partial<RunStatus>): Promise<void> {
    await vi.waitFor(() => {
      const newest = this.events.findLast((event) => event.type === 'status')
      expect(newest).toMatchObject({ status })
    })
  }

  with(change: SettingsChange) {
    return changeSettings(settings, change)
  }
}

describe('training', () => {
  test('goes as far as asked, then takes test terms and rests', async () => {
    const { trainer, ...room } = new Classroom()
    expect(await trainer.begin(settings)).toMatchObject({
      phase: 'ready',
      step: 0,
      epoch: 0,
      trainingImages: 60,
    })
    const status = await trainer.train({ steps: 6 })
    expect(status).toMatchObject({ phase: 'paused', step: 6, problem: null, stepsPerSecond: null })
    // Four steps an epoch, the fourth with 12 images.
    expect(status.epoch).toBeCloseTo((60 + 32) / 60)
    expect(await trainer.train({ epochs: 1 })).toMatchObject({ phase: 'paused' })
    expect(room.events.at(-1)).toMatchObject({ type: 'status', status: { phase: 'paused' } })
  })

  test('test terms come at the end of every epoch and when training rests', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    await room.trainer.train({ steps: 10 })
    expect(room.points.filter(({ test }) => test).map(({ step }) => step)).toEqual([4, 8, 10])
    const { reconstruction, kl } = await room.trainer.evaluate({ split: 'test' })
    expect(room.points.at(-1)?.test).toEqual({ reconstruction, kl, elbo: -(reconstruction + kl) })
  })

  test('the KL of each dimension comes with the test terms, and with every evaluation of all test images', async () => {
    const room = new Classroom()
    const told = () =>
      room.events.flatMap((event) => (event.type === 'test-kl' ? [event.klPerDimension] : []))
    await room.trainer.begin(settings)
    expect((await room.trainer.evaluate({ split: 'test' })).klPerDimension).toEqual(told().at(-1))
    await room.trainer.train({ steps: 6 })
    expect(told()).toHaveLength(3)
    await room.trainer.evaluate({ split: 'test', limit: 5 })
    await room.trainer.evaluate({ split: 'train' })
    expect(told(), 'of nothing but the whole test set').toHaveLength(3)
    expect((await room.trainer.evaluate({ split: 'test' })).klPerDimension).toEqual(told().at(-1))
    expect(
      told()
        .at(-1)
        ?.reduce((sum, nats) => sum + nats, 0),
    ).toBeCloseTo(room.points.at(-1)?.test?.kl ?? 0)
  })

  test('the loss falls', async () => {
    const room = new Classroom()
    await room.trainer.begin(room.with({ optimizer: { learningRate: 0.01 } }))
    await room.trainer.train({ steps: 60 })
    expect(room.points.at(-1)?.elbo).toBeGreaterThan((room.points[0]?.elbo ?? 0) + 50)
  })

  test('single steps, in two halves, or in one go: the same curve', async () => {
    const curves: Point[][] = []
    for (const way of [[12], [5, 7], [1, 1, 10]]) {
      const room = new Classroom()
      await room.trainer.begin(settings)
      for (const steps of way) await (steps === 1 ? room.trainer.step() : room.trainer.train({ steps }))
      curves.push(room.points.map(({ test: _, ...point }) => point))
    }
    expect(curves[1]).toEqual(curves[0])
    expect(curves[2]).toEqual(curves[0])
  })

  test('goes on from a state as if it had never stopped', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    await room.trainer.train({ steps: 7 })
    const state = await room.trainer.state()
    await room.trainer.train({ steps: 5 })
    const other = new Classroom()
    await other.trainer.begin(settings, state)
    await other.trainer.train({ steps: 5 })
    const unbroken = room.points.slice(7)
    expect(other.points.map(({ step }) => step)).toEqual([8, 9, 10, 11, 12])
    // A state holds float32 numbers, the reference engine computes in float64.
    for (const [index, { elbo }] of other.points.entries()) {
      expect(elbo / (unbroken[index]?.elbo ?? 0)).toBeCloseTo(1, 5)
    }
  })

  test('pauses after the step in progress, and can be paused again', async () => {
    const { trainer } = new Classroom()
    await trainer.begin(settings)
    const training = trainer.train()
    await new Promise((resolve) => setTimeout(resolve, 30))
    const paused = await trainer.pause()
    expect(paused).toMatchObject({ phase: 'paused' })
    expect(paused.step).toBeGreaterThan(0)
    expect(await training).toEqual(paused)
    expect(await trainer.pause()).toEqual(paused)
  })

  test('learning rate, beta and batch size change while it runs', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const training = room.trainer.train()
    await room.trainer.change(room.with({ batchSize: 30, objective: { beta: 0 } }))
    await new Promise((resolve) => setTimeout(resolve, 30))
    await room.trainer.change(room.with({ batchSize: 60 }))
    const before = (await room.trainer.pause()).epoch
    await training
    const { epoch } = await room.trainer.step()
    expect(epoch - before).toBeCloseTo(Math.min(1, 1 - (before % 1)))
    expect(room.engines).toHaveLength(1)
  })

  test('a change of backend moves the run, also while it trains', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const training = room.trainer.train({ steps: 100 })
    const status = await room.trainer.change(room.with({ backend: 'wasm' }))
    expect(status.step).toBeLessThan(100)
    expect((await training).step).toBe(100)
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, false])
    expect(room.requests[1]?.snapshot.step).toBe(status.step)
    await room.trainer.change(room.with({ backend: 'cpu' }))
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, true, false])
  })

  test('a new run ends the one before and disposes of its engine', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const training = room.trainer.train()
    const begun = await room.trainer.begin(room.with({ seed: 2 }))
    expect(begun).toMatchObject({ phase: 'ready', step: 0, runId: 2 })
    await training
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, false])
    expect(room.requests[1]?.snapshot.parameters).not.toEqual(room.requests[0]?.snapshot.parameters)
  })

  test('begins with the first shard and waits for the next', async () => {
    const room = new Classroom(tinyDataset(1))
    await room.trainer.begin(settings)
    const training = room.trainer.train({ steps: 3 })
    await room.reaches({ phase: 'training', step: 1 })
    room.dataset.train.arrive(2)
    room.dataset.train.arrive(3)
    expect(await training).toMatchObject({ phase: 'paused', step: 3 })
  })

  test('a step that waits for data does not keep a new run waiting', async () => {
    const room = new Classroom(tinyDataset(1))
    await room.trainer.begin(settings)
    await room.trainer.step()
    const waiting = room.trainer.step()
    await room.reaches({ phase: 'training', step: 1 })
    expect(await room.trainer.begin(settings)).toMatchObject({ phase: 'ready', step: 0 })
    expect(await waiting).toMatchObject({ step: 1 })
  })

  test('moves to another backend while it waits for data', async () => {
    const room = new Classroom(tinyDataset(1))
    await room.trainer.begin(settings)
    const training = room.trainer.train({ steps: 2 })
    await room.reaches({ phase: 'training', step: 1 })
    await room.trainer.change(room.with({ backend: 'wasm' }))
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, false])
    room.dataset.train.arrive(2)
    expect(await training).toMatchObject({ phase: 'paused', step: 2 })
  })

  test('can be paused while it waits for data; data that do not come are told and can be had later', async () => {
    const room = new Classroom(tinyDataset(1))
    await room.trainer.begin(settings)
    const training = room.trainer.train()
    await room.reaches({ phase: 'training', step: 1 })
    expect(await room.trainer.pause()).toMatchObject({ phase: 'paused', step: 1 })
    await training
    const facts = { dataset: 'mnist', file: 'train-1', reason: 'offline' }
    room.dataset.train.fail(2, new Problem('dataset-unreachable', facts))
    const stopped = { phase: 'paused', step: 1, problem: { code: 'dataset-unreachable', facts } }
    expect(await room.trainer.train({ steps: 2 })).toMatchObject(stopped)
    room.dataset.train.expect(2)
    room.dataset.train.arrive(2)
    expect(await room.trainer.train({ steps: 1 })).toMatchObject({ phase: 'paused', step: 2, problem: null })
  })
})

describe('divergence', () => {
  test.each([
    ['reconstruction', { reconstruction: Number.NaN }],
    ['KL divergence', { kl: Number.POSITIVE_INFINITY }],
    ['KL divergence', { kl: -1 }],
    ['gradient', { gradientNorm: Number.NaN }],
  ])('a bad %s stops the run, plots nothing, and goes back to a sound state', async (term, bad) => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    await room.trainer.train({ steps: 4 })
    const engine = room.engines[0] as ReferenceEngine
    engine.tamper = (terms, step) => (step === 9 ? { ...terms, ...bad } : terms)
    const status = await room.trainer.train({ steps: 20 })
    const problem = { code: 'training-diverged', facts: { term, step: 9, keptStep: 4 } }
    expect(status).toMatchObject({ phase: 'failed', step: 4, problem })
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

describe('an engine that fails in mid-run', () => {
  const failure = new Problem('backend-unavailable', { backend: 'webgpu', reason: 'out of memory' })

  test('gives way to another, which goes on at the same step', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    await room.trainer.train({ steps: 12 })
    const unbroken = room.points
    await room.trainer.begin(settings)
    await room.trainer.train({ steps: 6 })
    vi.spyOn(room.engines[1] as ReferenceEngine, 'train').mockRejectedValueOnce(failure)
    const status = await room.trainer.train({ steps: 6 })
    const tookOver = { backend: 'cpu', engine: 'tfjs', step: 6, reason: 'out of memory' }
    expect(status).toMatchObject({ phase: 'paused', step: 12, problem: null, reason: { tookOver } })
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, true, false])
    expect(room.points.map(({ step }) => step)).toEqual(unbroken.map(({ step }) => step))
    // A state holds float32 numbers, the reference engine computes in float64.
    expect((room.points[11]?.elbo ?? 0) / (unbroken[11]?.elbo ?? 0)).toBeCloseTo(1, 5)
  })

  test('and cannot say where it stands any more: the run goes back to its last sound state', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
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

  test('leaves questions to the one that takes over', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const engine = room.engines[0] as ReferenceEngine
    vi.spyOn(engine, 'decode').mockRejectedValue(failure)
    const z = Float32Array.of(0, 1)
    await expect(room.trainer.decode(z, 1)).rejects.toBe(failure)
    const training = room.trainer.train()
    await room.reaches({ phase: 'training' })
    vi.spyOn(engine, 'train').mockRejectedValue(failure)
    expect(await room.trainer.decode(z, 1)).toHaveLength(imagePixels)
    await room.trainer.pause()
    await training
    expect(room.engines).toHaveLength(2)
  })

  test('is left by whoever chooses another backend, though it is at rest', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    await room.trainer.train({ steps: 4 })
    vi.spyOn(room.engines[0] as ReferenceEngine, 'snapshot').mockRejectedValue(failure)
    expect(await room.trainer.change(room.with({ backend: 'wasm' }))).toMatchObject({ step: 4 })
    expect(await room.trainer.step()).toMatchObject({ phase: 'paused', step: 5 })
  })

  test('and all others as well: the run stops with the reason, and has lost nothing', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    await room.trainer.train({ steps: 4 })
    const train = vi.spyOn(ReferenceEngine.prototype, 'train').mockRejectedValue(failure)
    const { code, facts } = failure
    expect(await room.trainer.step()).toMatchObject({ phase: 'failed', step: 4, problem: { code, facts } })
    train.mockRestore()
    expect(await room.trainer.step()).toMatchObject({ phase: 'paused', step: 5, problem: null })
  })
})

describe('questions', () => {
  test('are answered while it trains', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const training = room.trainer.train()
    const [decoded, posterior] = await Promise.all([
      room.trainer.decode(Float32Array.of(0, 0, 1, -1), 2),
      room.trainer.encode(new Float32Array(imagePixels), 1),
    ])
    expect(decoded).toHaveLength(2 * imagePixels)
    expect(posterior.mean).toHaveLength(2)
    await room.trainer.pause()
    await training
  })

  test('that follow a new run are answered by it, and changes wait for it', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const training = room.trainer.train()
    const wider = room.with({ model: { latentDimensions: 3 } })
    const begun = room.trainer.begin(wider)
    const decoded = room.trainer.decode(Float32Array.of(1, 2, 3), 1)
    const changed = room.trainer.change({ ...wider, batchSize: 60 })
    const { means } = await room.trainer.embed(2)
    expect(await decoded).toHaveLength(imagePixels)
    expect(means).toHaveLength(6)
    await Promise.all([begun, changed, training])
    expect(await room.trainer.step()).toMatchObject({ step: 1, epoch: 1 })
  })

  test('a bright image of a kind never seen is more surprising than any', async () => {
    const room = new Classroom()
    await room.trainer.begin(room.with({ optimizer: { learningRate: 0.01 } }))
    const noise = new Float32Array(imagePixels).map((_, pixel) => pixel % 2)
    expect((await room.trainer.examine(noise)).moreSurprisingThan).toBeNull()
    await room.trainer.train({ steps: 100 })
    const examined = await room.trainer.examine(noise)
    expect(examined.moreSurprisingThan).toBe(1)
    const { terms, mean, logVariance } = examined
    const kl = [0, 1].map((d) => 0.5 * (mean[d] ** 2 + Math.exp(logVariance[d]) - 1 - logVariance[d]))
    expect(terms.kl).toBeCloseTo(kl[0] + kl[1], 4)
  })

  test('the bound tightens with the number of samples', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    await room.trainer.train({ steps: 30 })
    const bounds: number[] = []
    for (const importanceSamples of [1, 4, 32]) {
      const { importanceWeightedBound } = await room.trainer.evaluate({ split: 'test', importanceSamples })
      bounds.push(importanceWeightedBound ?? Number.NaN)
    }
    expect(bounds[1]).toBeGreaterThan(bounds[0])
    expect(bounds[2]).toBeGreaterThan(bounds[1])
  })

  test('an autoencoder has a reconstruction term, and refuses a bound', async () => {
    const room = new Classroom()
    await room.trainer.begin(room.with({ model: { kind: 'ae' } }))
    const before = await room.trainer.evaluate({ split: 'test' })
    await room.trainer.train({ steps: 30 })
    const { reconstruction, elbo, kl, klPerDimension } = await room.trainer.evaluate({ split: 'test' })
    expect(reconstruction).toBeLessThan(before.reconstruction)
    expect({ elbo, kl, klPerDimension }).toEqual({ elbo: -reconstruction, kl: 0, klPerDimension: [0, 0] })
    const { mean, logVariance } = await room.trainer.encode(new Float32Array(imagePixels), 1)
    expect(mean.every(Number.isFinite)).toBe(true)
    expect([...logVariance]).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY])
    const black = await room.trainer.examine(new Float32Array(imagePixels))
    const white = await room.trainer.examine(new Float32Array(imagePixels).fill(1))
    expect(white.terms.kl).toBe(0)
    expect(white.moreSurprisingThan).toBe(1)
    expect(black.terms.reconstruction).toBeLessThan(white.terms.reconstruction)
    await expect(room.trainer.evaluate({ split: 'test', importanceSamples: 4 })).rejects.toMatchObject({
      code: 'no-importance-weights',
    })
  })

  test('training makes way for an evaluation, which sees the parameters of one step', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const training = room.trainer.train()
    await room.reaches({ phase: 'training' })
    const { importanceWeightedBound } = await room.trainer.evaluate({ split: 'test', importanceSamples: 8 })
    expect(importanceWeightedBound).toBeLessThan(0)
    expect(room.engines[0]?.weightedAt.size).toBe(1)
    await room.trainer.pause()
    await training
  })

  test('evaluating fewer images gives their own terms', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const all = await room.trainer.evaluate({ split: 'test', limit: 1000 })
    expect(all.images).toBe(12)
    const one = await room.trainer.evaluate({ split: 'test', limit: 1 })
    expect(one.images).toBe(1)
    expect(one.kl).toBeCloseTo(one.klPerDimension.reduce((a, b) => a + b))
    expect(all.elbo).toBeCloseTo(-(all.reconstruction + all.kl))
  })

  test('the nearest test images are those of brute force, in latent and in pixel space', async () => {
    const { trainer, dataset } = new Classroom()
    await trainer.begin(settings)
    await trainer.train({ steps: 5 })
    const z = Float32Array.of(0.3, -0.2)
    const { latent, pixels } = await trainer.nearest(z, 4)
    const images = Float32Array.from(dataset.test.images, (grey) => grey / 255)
    const { mean } = await trainer.encode(images, 12)
    const decoded = await trainer.decode(z, 1)
    const ranked = (distance: (index: number) => number) =>
      Array.from({ length: 12 }, (_, index) => ({ index, distance: distance(index) }))
        .sort((one, other) => one.distance - other.distance)
        .slice(0, 4)
    const inLatent = ranked((i) => Math.hypot((mean[2 * i] ?? 0) - 0.3, (mean[2 * i + 1] ?? 0) + 0.2))
    const inPixels = ranked(
      (i) => decoded.reduce((sum, value, at) => sum + (value - (images[784 * i + at] ?? 0)) ** 2, 0) / 784,
    )
    for (const [found, expected] of [
      [latent, inLatent],
      [pixels, inPixels],
    ] as const) {
      expect([...found.indices]).toEqual(expected.map(({ index }) => index))
      expect(found.among).toBe(12)
      for (const [place, { index, distance }] of expected.entries()) {
        expect(found.distances[place]).toBeCloseTo(distance, 5)
        expect(found.labels[place]).toBe(dataset.test.labels[index])
        const at = index * imagePixels
        expect(found.images.subarray(place * imagePixels, (place + 1) * imagePixels)).toEqual(
          dataset.test.images.subarray(at, at + imagePixels),
        )
      }
    }
  })

  test('nearest test images follow the parameters', async () => {
    const { trainer } = new Classroom()
    await trainer.begin(settings)
    const z = Float32Array.of(0.3, -0.2)
    const before = await trainer.nearest(z, 2)
    expect(await trainer.nearest(z, 2)).toEqual(before)
    await trainer.train({ steps: 5 })
    expect((await trainer.nearest(z, 2)).latent.distances).not.toEqual(before.latent.distances)
    const training = trainer.train()
    expect((await trainer.nearest(z, 2)).latent.indices).toHaveLength(2)
    await trainer.pause()
    await training
  })

  test.each([1, 2, 5])(
    'codes of %d dimensions are laid out in pieces, the same each time, and given up with their run',
    async (latentDimensions) => {
      const room = new Classroom()
      const { trainer, dataset } = room
      await trainer.begin(room.with({ model: { latentDimensions } }))
      const layOut = async () => {
        await trainer.beginProjection(8)
        const first = await trainer.advanceProjection()
        expect(first.labels).toEqual(
          Uint8Array.from(first.indices, (index) => dataset.test.labels[index] ?? 0),
        )
        expect(new Set(first.indices).size).toBe(8)
        let newest = first
        while (newest.progress < 1) {
          const next = await trainer.advanceProjection()
          expect(next.progress).toBeGreaterThanOrEqual(newest.progress)
          newest = next
        }
        expect(newest.places).toHaveLength(16)
        expect(newest.places?.every(Number.isFinite)).toBe(true)
        return newest
      }
      expect(await layOut()).toEqual(await layOut())
      await trainer.begin(settings)
      await expect(trainer.advanceProjection()).rejects.toThrow(Problem)
    },
  )

  test('points of the plane are the posterior means of the first test images', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const { means, labels } = await room.trainer.embed(5)
    const { images } = await room.trainer.testImages([3])
    const { mean } = await room.trainer.encode(
      Float32Array.from(images, (grey) => grey / 255),
      1,
    )
    expect([...labels]).toEqual([0, 1, 0, 1, 0])
    expect([...means.subarray(6, 8)]).toEqual([...mean])
  })

  test('the table of the test images agrees with their evaluation and their places', async () => {
    const room = new Classroom()
    await room.trainer.begin(settings)
    const table = await room.trainer.tabulate()
    const evaluation = await room.trainer.evaluate({ split: 'test' })
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(table.reconstruction).toHaveLength(evaluation.images)
    expect(mean(table.reconstruction)).toBeCloseTo(evaluation.reconstruction, 3)
    expect(mean(table.kl)).toBeCloseTo(evaluation.kl, 4)
    expect(table).toMatchObject(await room.trainer.embed(evaluation.images))
  })
})
