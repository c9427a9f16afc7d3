import { afterEach, expect, test, vi } from 'vitest'
import type { Settings } from '../../vae/settings'
import { limitStorageBuffers } from '../test-support/small-device'
import { expectExactSnapshots } from '../test-support/snapshot-contract'
import { expectTerms, referenceRun, testProblem, worst } from '../test-support/test-problem'
import { createWebgpuEngine } from './webgpu-engine'

afterEach(() => vi.restoreAllMocks())

test('a snapshot restores every bit, and training goes on as if nothing had been', () =>
  expectExactSnapshots(createWebgpuEngine))

test('steps of one call are steps of several', async () => {
  const problem = testProblem({ stepCount: 4 })
  // Clipped and not, in one call.
  problem.steps[1].clipGlobalNorm = 0.1
  const together = await createWebgpuEngine(problem)
  const apart = await createWebgpuEngine(problem)
  const terms = []
  for (const step of problem.steps) terms.push(...(await apart.train([step])))
  expect(await together.train(problem.steps)).toEqual(terms)
  expect(await together.snapshot()).toEqual(await apart.snapshot())
  expect(await together.train([])).toEqual([])
  together.dispose()
  apart.dispose()
})

test('batches of any size, in whatever order, and more data than go in one upload', async () => {
  const problem = testProblem({ hidden: [], latentDimensions: 1, pixels: 784, count: 2200 })
  const [largest] = problem.steps
  problem.steps = [3, 2200, 1, 2200, 2200, 2200, 2200, 1100].map((count, index) => ({
    ...largest,
    images: largest.images.subarray(0, count * 784),
    epsilon: largest.epsilon.subarray(0, count),
    count,
    klWeight: index,
  }))
  const engine = await createWebgpuEngine(problem)
  const actual = await engine.train(problem.steps)
  const expected = referenceRun(problem).terms
  for (const [step, terms] of actual.entries()) expectTerms(terms, expected[step], 1e-4)
  engine.dispose()
})

test('many images give what few give, in their order', async () => {
  const problem = testProblem({ count: 1100 })
  const [{ images, epsilon, count }] = problem.steps
  const engine = await createWebgpuEngine(problem)
  const all = await engine.evaluate(images, epsilon, count)
  const weights = await engine.logImportanceWeights(images, epsilon, count)
  for (const image of [0, 31, 511, 512, 1099]) {
    const row = images.slice(image * 21, (image + 1) * 21)
    const noise = epsilon.slice(image * 3, (image + 1) * 3)
    const one = await engine.evaluate(row, noise, 1)
    expect(all.reconstruction[image]).toBe(one.reconstruction[0])
    expect(all.squaredError[image]).toBe(one.squaredError[0])
    expect(all.klPerDimension.slice(image * 3, (image + 1) * 3)).toEqual(one.klPerDimension)
    expect(weights[image]).toBe((await engine.logImportanceWeights(row, noise, 1))[0])
  }
  const posterior = await engine.encode(images, count)
  expect(posterior.mean).toHaveLength(count * 3)
  const decoded = await engine.decode(posterior.mean, count)
  expect(decoded).toHaveLength(images.length)
  expect(Math.min(...decoded)).toBeGreaterThan(0)
  expect(Math.max(...decoded)).toBeLessThan(1)
  engine.dispose()
})

test('what many steps took of a small device makes room for a question, and that for steps', async () => {
  await limitStorageBuffers(160_000)
  const settings = (all: Settings) => {
    all.batchSize = 12
  }
  const problem = testProblem({ hidden: [4], pixels: 784, count: 12, stepCount: 8, settings })
  const engine = await createWebgpuEngine(problem)
  const many = new Float32Array(32 * 784).fill(0.5)
  for (let round = 0; round < 2; round++) {
    expect(await engine.train(problem.steps)).toHaveLength(8)
    expect((await engine.encode(many, 32)).mean).toHaveLength(32 * 3)
  }
  engine.dispose()
})

test('questions asked at the same time, of growing size and while training, are answered by themselves', async () => {
  const problem = testProblem({ count: 600, stepCount: 3 })
  const [{ epsilon }] = problem.steps
  const engine = await createWebgpuEngine(problem)
  const ask = (count: number) => engine.decode(epsilon.slice(0, count * 3), count)
  const all = await ask(600)
  const answers = [1, 40, 300, 600, 2].map(ask)
  const trained = engine.train(problem.steps)
  for (const answer of await Promise.all(answers)) expect(answer).toEqual(all.slice(0, answer.length))
  expect(await trained).toHaveLength(3)
  expect(worst(await ask(600), all)).toBeGreaterThan(1e-4)
  engine.dispose()
})

test('holds what it held before, whatever it has done', async () => {
  const problem = testProblem({ stepCount: 3, step: { freeBitsNats: 0.1, clipGlobalNorm: 1 } })
  const [{ images, epsilon, count }] = problem.steps
  const engine = await createWebgpuEngine(problem)
  const everything = async () => {
    await engine.train(problem.steps)
    await Promise.all([engine.decode(epsilon, count), engine.decode(epsilon, 1), engine.decode(epsilon, 2)])
    await engine.encode(images, count)
    await engine.evaluate(images, epsilon, count)
    await engine.logImportanceWeights(images, epsilon, count)
    engine.restore(await engine.snapshot())
  }
  await everything() // makes the buffers that are kept
  const held = engine.memory()
  expect(held.bytes).toBeGreaterThan(3 * 4 * problem.snapshot.parameters.length)
  for (let round = 0; round < 5; round++) {
    await engine.train([...problem.steps, ...problem.steps].slice(round))
    await everything()
    expect(engine.memory()).toEqual(held)
  }
  engine.dispose()
  expect(engine.memory()).toEqual({ tensors: 0, bytes: 0 })
})

test('answers what was asked before it was disposed of, and refuses after', async () => {
  const problem = testProblem({ stepCount: 2 })
  const engine = await createWebgpuEngine(problem)
  const [{ images, epsilon, count }] = problem.steps
  const pending = [
    engine.train(problem.steps),
    engine.decode(epsilon, count),
    engine.evaluate(images, epsilon, count),
    engine.snapshot(),
  ]
  engine.dispose()
  for (const answer of await Promise.all(pending)) expect(answer).toBeTruthy()
  await expect(engine.train(problem.steps)).rejects.toThrow('disposed')
  await expect(engine.decode(epsilon, count)).rejects.toThrow('disposed')
  await expect(engine.snapshot()).rejects.toThrow('disposed')
  expect(engine.memory()).toEqual({ tensors: 0, bytes: 0 })
})

test.each([null, 1])(
  'parameters that are not finite show in the terms, clipping at %s',
  async (clipGlobalNorm) => {
    const problem = testProblem({ stepCount: 2, step: { clipGlobalNorm } })
    const { snapshot } = problem
    snapshot.parameters[snapshot.parameters.length - 1] = Number.NaN
    const engine = await createWebgpuEngine(problem)
    for (const { objective } of await engine.train(problem.steps)) expect(objective).toBeNaN()
    engine.restore({ ...snapshot, parameters: snapshot.parameters.map((value) => value || 0) })
    for (const { objective } of await engine.train(problem.steps)) expect(objective).not.toBeNaN()
    engine.dispose()
  },
)

test('a network that does not fit the device is refused with a reason', async () => {
  const problem = testProblem({ hidden: [8], pixels: 784 })
  problem.settings.batchSize = 2 ** 24
  await expect(createWebgpuEngine(problem)).rejects.toMatchObject({
    code: 'backend-unavailable',
    facts: { reason: expect.stringMatching(/needs a buffer of \d+ bytes/) },
  })
})
