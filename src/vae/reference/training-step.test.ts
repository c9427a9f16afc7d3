import { describe, expect, test } from 'vitest'
import { autogradCases, convolutionalCases } from './autograd-cases'
import { importanceWeightedBound } from './importance'
import { referenceModel } from './model'
import { referenceState } from './optimiser'
import { referenceEvaluate, referenceStep, referenceTrain } from './training-step'

const cases = [...autogradCases, ...convolutionalCases]

describe.each(cases)('every number of PyTorch autograd for $name:', (example) => {
  const model = referenceModel(example, example.pixels)
  const { expected, parameters, steps } = example
  const step = referenceStep(model, parameters, steps[0])

  test('the fixture fills the layout', () => {
    for (const array of [parameters, expected.gradients, expected.parametersAfterTraining]) {
      expect(array).toHaveLength(model.layout.size)
      expect(array.every(Number.isFinite)).toBe(true)
    }
  })

  test.each(['mean', 'logVariance', 'z', 'logits'] as const)('%s', (name) => {
    expectSame(step.pass[name], expected[name])
  })

  test.each(['reconstruction', 'kl', 'elbo', 'objective'] as const)('%s', (name) => {
    expectSame([step.terms[name]], [expected[name]])
  })

  test('terms per image', () => {
    const perImage = referenceEvaluate(model, parameters, steps[0])
    expectSame(perImage.reconstruction, expected.reconstructionPerImage)
    expectSame(perImage.klPerDimension, expected.klPerDimension)
  })

  test('gradients and their norm', () => {
    expectSame(step.back.gradients, expected.gradients)
    expectSame([step.terms.gradientNorm], [Math.hypot(...expected.gradients)])
  })

  test('parameters after three steps', () => {
    const start = referenceState({ parameters, moments: null, step: 0 })
    const { state, terms } = referenceTrain(model, start, steps)
    expectSame(state.parameters, expected.parametersAfterTraining)
    expect(state.step).toBe(3)
    expect(terms).toHaveLength(3)
    expect(terms[0]).toEqual(step.terms)
    expect(start.parameters).toEqual(parameters)
  })

  test('training may stop and go on between any two steps', () => {
    const start = referenceState({ parameters, moments: null, step: 0 })
    const halfway = referenceTrain(model, start, steps.slice(0, 1))
    const resumed = referenceTrain(model, referenceState(halfway.state), steps.slice(1))
    expect(resumed.state).toEqual(referenceTrain(model, start, steps).state)
  })

  test('importance-weighted bound', () => {
    const { images, count } = steps[0]
    const bound = importanceWeightedBound(model, parameters, images, example.importanceEpsilons, count)
    expectSame([bound], [expected.importanceWeightedBound])
  })
})

/** Relative error below 1e-9, where zero is matched by what rounding may leave of it. */
function expectSame(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual).toHaveLength(expected.length)
  for (let index = 0; index < expected.length; index++) {
    const error = Math.abs(actual[index] - expected[index])
    expect(error).toBeLessThanOrEqual(1e-9 * Math.abs(expected[index]) + 1e-17)
  }
}
