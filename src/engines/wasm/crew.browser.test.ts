/** Threads that share a step. */
import { expect, test, vi } from 'vitest'
import { type TestProblem, testProblem } from '../test-support/test-problem'
import { Control, controlEnd } from './control'
import { deviceOf, place } from './device'
import { borrowInstance } from './instance'
import { memoryMap } from './memory-map'
import { workOf } from './stages'
import { readRows, writeRows } from './transfer'
import { createWasmEngine } from './wasm-engine'

test('this page may have threads', () => {
  expect(crossOriginIsolated).toBe(true)
})

test('a helper does the units that nobody else does', async () => {
  const { settings, pixels } = testProblem()
  const rows = 100
  const { kernels, memory, crew } = await borrowInstance({ instructions: 'simd', threads: 2 })
  const { plans, stages } = workOf(settings, pixels)
  const place2 = { start: controlEnd, threads: 2 }
  const map = memoryMap(plans.training.layout, Object.values(plans), rows, place2)
  memory.grow(Math.ceil(map.end / 65_536))
  const device = deviceOf(kernels, memory, map, 0)
  const z = Float32Array.from({ length: 3 * rows }, (_, index) => Math.sin(index))
  const parameters = new Float32Array(device.floats.buffer, map.parameters, map.parameterBytes / 4)
  parameters.forEach((_, index) => {
    parameters[index] = Math.cos(index)
  })
  writeRows(device.floats, place(device, 'z'), z)
  crew.configure(settings, pixels, rows)

  const rule = { decay1: 0, share1: 0, decay2: 0, share2: 0, rate: 0, divisorEpsilon: 1 }
  const run = { rows, rule, keep: false, factor: 1, trains: 'both' as const }
  const units = stages.decoding.units(rows)
  const decoded = () => {
    const means = new Float32Array(rows * pixels)
    readRows(device.floats, place(device, 'pixelMeans'), means)
    return means
  }
  const control = new Control(memory.buffer)
  control.open({ stage: 'decoding', units, run })
  // The helper starts only when this thread gives way.
  while (control.peek()) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(control.waitUntilFinished(units)).toBe(true)
  const byHelper = decoded()
  for (let unit = 0; unit < units; unit++) stages.decoding.run(device, run, unit)
  expect(byHelper).toEqual(decoded())
  expect(new Set(byHelper).size).toBeGreaterThan(rows)
  crew.end()
})

test('R27: helpers that never start are missed by nobody', async () => {
  vi.stubGlobal(
    'Worker',
    class {
      postMessage() {}
      terminate() {}
    },
  )
  const problem = testProblem()
  const startedAt = performance.now()
  const engine = await createWasmEngine(problem, { threads: 4 })
  vi.unstubAllGlobals()
  const terms = await engine.train(problem.steps)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  const alone = await createWasmEngine(problem, { threads: 1 })
  expect(terms).toEqual(await alone.train(problem.steps))
  alone.dispose()
})

test.each([
  ['as it comes', {}],
  ['clipped', { clipGlobalNorm: 0.5 }],
  ['with free bits', { freeBitsNats: 0.05 }],
])('two threads give the bits that one gives, %s', async (_, step) => {
  const problem = testProblem({ hidden: [70, 33], pixels: 784, count: 128, stepCount: 12, step })
  const [one, two] = await Promise.all([trained(problem, 1), trained(problem, 2)])
  expect(two.terms).toEqual(one.terms)
  expect(two.snapshot).toEqual(one.snapshot)
  expect(two.evaluation).toEqual(one.evaluation)
})

test('engines one after another share the helpers of the first', async () => {
  const started: unknown[] = []
  const NativeWorker = globalThis.Worker
  globalThis.Worker = class extends NativeWorker {
    constructor(...args: ConstructorParameters<typeof NativeWorker>) {
      super(...args)
      started.push(args[0])
    }
  }
  try {
    for (const hidden of [[8], [40, 20], []]) {
      const problem = testProblem({ hidden, count: 90, stepCount: 3 })
      const [one, three] = await Promise.all([trained(problem, 1), trained(problem, 3)])
      expect(three).toEqual(one)
    }
  } finally {
    globalThis.Worker = NativeWorker
  }
  expect(started).toHaveLength(2)
})

async function trained(problem: TestProblem, threads: number) {
  const engine = await createWasmEngine(problem, { threads })
  const terms = []
  for (const step of problem.steps) {
    terms.push(...(await engine.train([step])))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const [{ images, epsilon, count }] = problem.steps
  const evaluation = await engine.evaluate(images, epsilon, count)
  const snapshot = await engine.snapshot()
  engine.dispose()
  return { terms, snapshot, evaluation }
}
