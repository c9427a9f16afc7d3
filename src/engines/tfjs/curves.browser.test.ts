/** The curves of 200 steps lie on each other, whether there is noise on the input or not. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReferenceStepTerms } from '../../vae/reference/training-step'
import { backends, expectTerms, referenceRun, testProblem } from '../test-support/test-problem'
import { createTfjsEngine } from './tfjs-engine'

const stepCount = 200
const problem = testProblem({
  ...{ hidden: [16], latentDimensions: 2, pixels: 196, count: 16, stepCount },
  settings: ({ objective }) => {
    objective.inputNoise = 'gaussian'
  },
})
for (const step of problem.steps.slice(stepCount / 2)) delete step.inputs
let expected: ReferenceStepTerms[]

beforeAll(() => {
  expected = referenceRun(problem).terms
})

describe.each(backends)('on %s', (backend) => {
  test('200 steps follow the reference', { timeout: 180_000 }, async () => {
    const engine = await createTfjsEngine(backend, problem)
    const actual = []
    for (let first = 0; first < stepCount; first += 20) {
      actual.push(...(await engine.train(problem.steps.slice(first, first + 20))))
    }
    expect(actual).toHaveLength(stepCount)
    for (const [step, terms] of actual.entries()) expectTerms(terms, expected[step], 1e-3)
    expect(actual.at(-1)?.objective).toBeLessThan(actual[0].objective)
    engine.dispose()
  })
})
