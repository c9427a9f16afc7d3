import { describe, expect, test } from 'vitest'
import { Problem } from '../lib/problem'
import { imagePixels } from '../vae/image'
import type { Point } from './protocol'
import { Classroom, settings } from './test-support/classroom'
import { tinyDataset } from './test-support/tiny-dataset'

describe('training', () => {
  test('goes as far as asked, then takes test terms and rests', async () => {
    const { trainer, ...room } = new Classroom()
    expect(await trainer.begin(1, settings)).toMatchObject({
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
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 10 })
    expect(room.points.filter(({ test }) => test).map(({ step }) => step)).toEqual([4, 8, 10])
    const { reconstruction, kl } = await room.trainer.evaluate({ split: 'test' })
    expect(room.points.at(-1)?.test).toEqual({ reconstruction, kl, elbo: -(reconstruction + kl) })
  })

  test('the KL of each dimension comes with the test terms, and with every evaluation of all test images', async () => {
    const room = new Classroom()
    const told = () =>
      room.events.flatMap((event) => (event.type === 'test-kl' ? [event.klPerDimension] : []))
    await room.trainer.begin(1, settings)
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
    await room.trainer.begin(1, room.with({ optimizer: { learningRate: 0.01 } }))
    await room.trainer.train({ steps: 60 })
    expect(room.points.at(-1)?.elbo).toBeGreaterThan((room.points[0]?.elbo ?? 0) + 50)
  })

  test('single steps, in two halves, or in one go: the same curve', async () => {
    const curves: Point[][] = []
    for (const way of [[12], [5, 7], [1, 1, 10]]) {
      const room = new Classroom()
      await room.trainer.begin(1, settings)
      for (const steps of way) await (steps === 1 ? room.trainer.step() : room.trainer.train({ steps }))
      curves.push(room.points.map(({ test: _, ...point }) => point))
    }
    expect(curves[1]).toEqual(curves[0])
    expect(curves[2]).toEqual(curves[0])
  })

  test('goes on from a state as if it had never stopped', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: 7 })
    const state = await room.trainer.state()
    await room.trainer.train({ steps: 5 })
    const other = new Classroom()
    await other.trainer.begin(1, settings, state)
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
    await trainer.begin(1, settings)
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
    await room.trainer.begin(1, settings)
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
    await room.trainer.begin(1, settings)
    const training = room.trainer.train({ steps: 40 })
    const status = await room.trainer.change(room.with({ backend: 'wasm' }))
    expect(status.step).toBeLessThan(40)
    expect((await training).step).toBe(40)
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, false])
    expect(room.requests[1]?.snapshot.step).toBe(status.step)
    await room.trainer.change(room.with({ backend: 'cpu' }))
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, true, false])
  })

  test('a new run ends the one before and disposes of its engine', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
    const training = room.trainer.train()
    const begun = await room.trainer.begin(2, room.with({ seed: 2 }))
    expect(begun).toMatchObject({ phase: 'ready', step: 0, runId: 2 })
    await training
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, false])
    expect(room.requests[1]?.snapshot.parameters).not.toEqual(room.requests[0]?.snapshot.parameters)
  })
})

describe('data that have not come yet', () => {
  test('begins with the first shard and waits for the next', async () => {
    const room = new Classroom(tinyDataset(1))
    await room.trainer.begin(1, settings)
    const training = room.trainer.train({ steps: 3 })
    await room.reaches({ phase: 'training', step: 1 })
    room.dataset.train.arrive(2)
    room.dataset.train.arrive(3)
    expect(await training).toMatchObject({ phase: 'paused', step: 3 })
  })

  test('a step that waits for data does not keep a new run waiting', async () => {
    const room = new Classroom(tinyDataset(1))
    await room.trainer.begin(1, settings)
    await room.trainer.step()
    const waiting = room.trainer.step()
    await room.reaches({ phase: 'training', step: 1 })
    expect(await room.trainer.begin(1, settings)).toMatchObject({ phase: 'ready', step: 0 })
    expect(await waiting).toMatchObject({ step: 1 })
  })

  test('moves to another backend while it waits for data', async () => {
    const room = new Classroom(tinyDataset(1))
    await room.trainer.begin(1, settings)
    const training = room.trainer.train({ steps: 2 })
    await room.reaches({ phase: 'training', step: 1 })
    await room.trainer.change(room.with({ backend: 'wasm' }))
    expect(room.engines.map(({ disposed }) => disposed)).toEqual([true, false])
    room.dataset.train.arrive(2)
    expect(await training).toMatchObject({ phase: 'paused', step: 2 })
  })

  test('can be paused while it waits for data; data that do not come are told and can be had later', async () => {
    const room = new Classroom(tinyDataset(1))
    await room.trainer.begin(1, settings)
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

describe('questions', () => {
  test('are answered while it trains', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, settings)
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
    await room.trainer.begin(1, settings)
    const training = room.trainer.train()
    const wider = room.with({ model: { latentDimensions: 3 } })
    const begun = room.trainer.begin(1, wider)
    const decoded = room.trainer.decode(Float32Array.of(1, 2, 3), 1)
    const changed = room.trainer.change({ ...wider, batchSize: 60 })
    const { means } = await room.trainer.embed(2)
    expect(await decoded).toHaveLength(imagePixels)
    expect(means).toHaveLength(6)
    await Promise.all([begun, changed, training])
    expect(await room.trainer.step()).toMatchObject({ step: 1, epoch: 1 })
  })
})
