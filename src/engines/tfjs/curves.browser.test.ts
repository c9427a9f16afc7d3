/** The curves of 200 steps lie on each other, whether there is noise on the input or not. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReferenceStepTerms } from '../../vae/reference/training-step'
import type { Backend } from '../../vae/settings'
import { backends, expectTerms, referenceRun, testProblem } from '../test-support/test-problem'
import { createTfjsEngine } from './tfjs-engine'

const stepCount = 200
/** A step of several hundred dispatches takes long where a processor imitates a graphics card. */
const shorter: Partial<Record<Backend, number>> = { webgpu: 60 }
const problem = testProblem({
  ...{ hidden: [16], latentDimensions: 2, pixels: 196, count: 16, stepCount },
  settings: ({ objective }) => {
    objective.inputNoise = 'gaussian'
  },
})
for (const step of problem.steps.slice(40)) delete step.inputs
let expected: ReferenceStepTerms[]

beforeAll(() => {
  expected = referenceRun(problem).terms
})

describe.each(backends)('on %s', (backend) => {
  const steps = shorter[backend] ?? stepCount
  test(`${steps} steps follow the reference`, { timeout: 180_000 }, async () => {
    const engine = await createTfjsEngine(backend, problem)
    const actual = []
    for (let first = 0; first < steps; first += 20) {
      actual.push(...(await engine.train(problem.steps.slice(first, first + 20))))
    }
    expect(actual).toHaveLength(steps)
    for (const [step, terms] of actual.entries()) expectTerms(terms, expected[step], 1e-3)
    expect(actual.at(-1)?.objective).toBeLessThan(actual[0].objective)
    engine.dispose()
  })
})
