/** R23: the curves of 200 steps lie on each other, even with noise on the input. */
import { beforeAll, expect, test } from 'vitest'
import type { ReferenceStepTerms } from '../vae/reference/training-step'
import type { Engine } from './engine'
import { backends, expectTerms, referenceRun, testProblem } from './test-support/test-problem'
import { createTfjsEngine } from './tfjs/tfjs-engine'
import { createWasmEngine } from './wasm/wasm-engine'
import { createWebgpuEngine } from './webgpu/webgpu-engine'

const stepCount = 200
/** Several hundred dispatches a step take long where a processor imitates a graphics card. */
const stepsOfTfjs = { webgpu: 30, webgl: stepCount, wasm: stepCount, cpu: stepCount }
const problem = testProblem({
  ...{ hidden: [16], latentDimensions: 2, pixels: 196, count: 16, stepCount },
  settings: ({ objective }) => {
    objective.inputNoise = 'gaussian'
  },
})
let expected: ReferenceStepTerms[]

beforeAll(() => {
  expected = referenceRun(problem).terms
})

const engines: [name: string, steps: number, create: () => Promise<Engine>][] = [
  ['kernels on wasm', stepCount, () => createWasmEngine(problem)],
  ['shaders on webgpu', stepCount, () => createWebgpuEngine(problem)],
  ...backends.map((backend): [string, number, () => Promise<Engine>] => {
    return [`tfjs on ${backend}`, stepsOfTfjs[backend], () => createTfjsEngine(backend, problem)]
  }),
]

test.each(engines)('%s: %i steps follow the reference', { timeout: 180_000 }, async (_, steps, create) => {
  const engine = await create()
  const actual = []
  for (let first = 0; first < steps; first += 10) {
    actual.push(...(await engine.train(problem.steps.slice(first, first + 10))))
  }
  expect(actual).toHaveLength(steps)
  for (const [step, terms] of actual.entries()) expectTerms(terms, expected[step], 1e-3)
  expect(actual.at(-1)?.objective).toBeLessThan(actual[0].objective)
  engine.dispose()
})
