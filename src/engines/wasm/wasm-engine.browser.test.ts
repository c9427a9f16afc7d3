import { expect, test } from 'vitest'
import { expectExactSnapshots } from '../test-support/snapshot-contract'
import { testProblem } from '../test-support/test-problem'
import { createWasmEngine } from './wasm-engine'

test('a snapshot restores every bit, and training goes on as if nothing had been', () =>
  expectExactSnapshots(createWasmEngine))

test('steps of one call are steps of several', async () => {
  const problem = testProblem({ stepCount: 4 })
  const together = await createWasmEngine(problem)
  const apart = await createWasmEngine(problem)
  const terms = []
  for (const step of problem.steps) terms.push(...(await apart.train([step])))
  expect(await together.train(problem.steps)).toEqual(terms)
  expect(await together.snapshot()).toEqual(await apart.snapshot())
  expect(await together.train([])).toEqual([])
  together.dispose()
  apart.dispose()
})

test('many images give what few give, in their order', async () => {
  const problem = testProblem({ count: 700 })
  const [{ images, epsilon, count }] = problem.steps
  const engine = await createWasmEngine(problem)
  const all = await engine.evaluate(images, epsilon, count)
  const weights = await engine.logImportanceWeights(images, epsilon, count)
  for (const image of [0, 127, 128, 699]) {
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

test('holds what it held before, whatever it has done, and larger batches get more room', async () => {
  const problem = testProblem({ stepCount: 3, step: { freeBitsNats: 0.1, clipGlobalNorm: 1 } })
  const [{ images, epsilon, count }] = problem.steps
  const engine = await createWasmEngine(problem)
  const held = engine.memory()
  for (let round = 0; round < 5; round++) {
    await engine.train(problem.steps)
    await engine.decode(epsilon, count)
    await engine.encode(images, count)
    await engine.evaluate(images, epsilon, count)
    await engine.logImportanceWeights(images, epsilon, count)
    engine.restore(await engine.snapshot())
    expect(engine.memory()).toEqual(held)
  }
  const larger = testProblem({ count: 3000 })
  const [batch] = larger.steps
  const before = await engine.evaluate(batch.images, batch.epsilon, batch.count)
  const snapshot = await engine.snapshot()
  const [terms] = await engine.train(larger.steps)
  const mean = before.reconstruction.reduce((sum, nats) => sum + nats, 0) / batch.count
  expect(terms.reconstruction).toBeCloseTo(mean, 3)
  engine.restore(snapshot)
  expect(await engine.evaluate(batch.images, batch.epsilon, batch.count)).toEqual(before)
  expect(engine.memory().bytes).toBeGreaterThan(held.bytes)
  engine.dispose()
  expect(engine.memory()).toEqual({ tensors: 0, bytes: 0 })
})

test('a thousand engines one after another need the memory of one', async () => {
  const problem = testProblem()
  const sizes = new Set<number>()
  for (let reset = 0; reset < 1000; reset++) {
    const engine = await createWasmEngine(problem)
    sizes.add(engine.memory().bytes)
    engine.dispose()
  }
  expect(sizes.size).toBe(1)
})

test('a batch for which there is no memory is refused, and training goes on with smaller ones', async () => {
  const problem = testProblem()
  const engine = await createWasmEngine(problem)
  const [step] = problem.steps
  const huge = { ...step, count: 30_000_000 }
  await expect(engine.train([huge])).rejects.toMatchObject({ code: 'backend-unavailable' })
  expect(await engine.train([step])).toHaveLength(1)
  engine.dispose()
})

test('answers what was asked before it was disposed of, and refuses after', async () => {
  const problem = testProblem({ stepCount: 2 })
  const engine = await createWasmEngine(problem)
  const [{ images, epsilon, count }] = problem.steps
  const pending = [
    engine.train(problem.steps),
    engine.decode(epsilon, count),
    engine.evaluate(images, epsilon, count),
    engine.snapshot(),
  ]
  engine.dispose()
  engine.dispose()
  for (const answer of await Promise.all(pending)) expect(answer).toBeTruthy()
  await expect(engine.train(problem.steps)).rejects.toThrow('disposed')
  await expect(engine.decode(epsilon, count)).rejects.toThrow('disposed')
  await expect(engine.snapshot()).rejects.toThrow('disposed')
})

test('parameters that are not finite show in the terms', async () => {
  const problem = testProblem()
  problem.snapshot.parameters.fill(Number.NaN)
  const engine = await createWasmEngine(problem)
  const [terms] = await engine.train(problem.steps)
  expect(terms.objective).toBeNaN()
  engine.dispose()
})

test('one parameter of any layer that is not a number shows in the terms', async () => {
  const problem = testProblem()
  const { parameters } = problem.snapshot
  for (let index = 0; index < parameters.length; index += 37) {
    const snapshot = { parameters: parameters.with(index, Number.NaN), moments: null, step: 0 }
    const engine = await createWasmEngine({ ...problem, snapshot })
    const [terms] = await engine.train(problem.steps)
    expect(terms.objective).toBeNaN()
    engine.dispose()
  }
})
