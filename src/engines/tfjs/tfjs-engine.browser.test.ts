import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../lib/problem'
import { expectExactSnapshots } from '../test-support/snapshot-contract'
import { backends, convolutional, testProblem, type Variation } from '../test-support/test-problem'
import { createTfjsEngine } from './tfjs-engine'

const dense: [name: string, variation: Variation] = ['dense', {}]
const withMaps: typeof dense = ['convolutional', convolutional]

describe.each(backends)('on %s', { timeout: 60_000 }, (backend) => {
  // One with maps has dense layers, too: enough where shaders are compiled for each shape.
  const networks = backend === 'webgpu' || backend === 'webgl' ? [withMaps] : [dense, withMaps]

  test.each(networks)(
    '%s: a snapshot restores every bit, and training goes on as if nothing had been',
    (_, variation) => expectExactSnapshots((request) => createTfjsEngine(backend, request), variation),
  )

  test('steps of one call are steps of several', async () => {
    const problem = testProblem({ stepCount: 4 })
    const together = await createTfjsEngine(backend, problem)
    const apart = await createTfjsEngine(backend, problem)
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
    const engine = await createTfjsEngine(backend, problem)
    const all = await engine.evaluate(images, epsilon, count)
    const last = count - 1
    const one = await engine.evaluate(images.slice(last * 21), epsilon.slice(last * 3), 1)
    expect(all.reconstruction).toHaveLength(count)
    expect(all.reconstruction[last]).toBeCloseTo(one.reconstruction[0], 4)
    expect(all.squaredError[last]).toBeCloseTo(one.squaredError[0], 5)
    expect([...all.klPerDimension.slice(-3)].map((nats) => nats.toFixed(5))).toEqual(
      [...one.klPerDimension].map((nats) => nats.toFixed(5)),
    )
    const posterior = await engine.encode(images, count)
    expect(posterior.mean).toHaveLength(count * 3)
    const decoded = await engine.decode(posterior.mean, count)
    expect(decoded).toHaveLength(images.length)
    expect(Math.min(...decoded)).toBeGreaterThan(0)
    expect(Math.max(...decoded)).toBeLessThan(1)
    engine.dispose()
  })

  test.each(networks)('%s: holds what it held before, whatever it has done', async (_, variation) => {
    const step = { freeBitsNats: 0.1, clipGlobalNorm: 1 }
    const problem = testProblem({ stepCount: 3, step, ...variation })
    const [{ images, epsilon, count }] = problem.steps
    const empty = await createTfjsEngine(backend, problem) // starts the backend
    empty.dispose()
    const before = empty.memory()
    const engine = await createTfjsEngine(backend, problem)
    const held = engine.memory()
    const everything = async () => {
      await engine.train(problem.steps)
      await engine.decode(epsilon, count)
      await engine.encode(images, count)
      await engine.evaluate(images, epsilon, count)
      await engine.logImportanceWeights(images, epsilon, count)
      engine.restore(await engine.snapshot())
    }
    for (let round = 0; round < 2; round++) {
      await everything()
      expect(engine.memory()).toEqual(held)
    }
    engine.dispose()
    expect(engine.memory()).toEqual(before)
  })

  test('answers what was asked before it was disposed of, and refuses after', async () => {
    const problem = testProblem({ stepCount: 2 })
    const engine = await createTfjsEngine(backend, problem)
    const { tensors } = engine.memory()
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
    expect(engine.memory().tensors).toBeLessThan(tensors)
  })

  test('parameters that are not finite show in the terms', async () => {
    const problem = testProblem()
    problem.snapshot.parameters.fill(Number.NaN)
    const engine = await createTfjsEngine(backend, problem)
    const [terms] = await engine.train(problem.steps)
    expect(terms.objective).toBeNaN()
    engine.dispose()
  })
})

test('engines on two backends work side by side', async () => {
  const problem = testProblem({ stepCount: 2 })
  const wasm = await createTfjsEngine('wasm', problem)
  const cpu = await createTfjsEngine('cpu', problem)
  const [onWasm, onCpu] = await Promise.all([wasm.train(problem.steps), cpu.train(problem.steps)])
  expect(onWasm[1].objective).toBeCloseTo(onCpu[1].objective, 4)
  wasm.dispose()
  const moved = await createTfjsEngine('webgl', { ...problem, snapshot: await cpu.snapshot() })
  cpu.dispose()
  expect(await moved.train(problem.steps)).toHaveLength(2)
  moved.dispose()
  expect(tf.memory().numTensors).toBe(0)
})

test.each(['webgl', 'webgpu'] as const)(
  '%s: a lost device ends what waits for it and is not used again',
  async (backend) => {
    const problem = testProblem()
    const engine = await createTfjsEngine(backend, problem)
    const device = tf.backend() as unknown as { device?: GPUDevice; gpgpu?: { gl: WebGL2RenderingContext } }
    device.device?.destroy()
    device.gpgpu?.gl.getExtension('WEBGL_lose_context')?.loseContext()
    await expect(engine.train(problem.steps)).rejects.toThrow(Problem)
    await expect
      .poll(() => createTfjsEngine(backend, problem).catch((error) => error.code))
      .toBe('backend-unavailable')
  },
)
