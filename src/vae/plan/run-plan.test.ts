/** A plan gives what the reference gives, to the last digits of float64. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialParameters } from '../initialisation'
import { corrupted } from '../input-noise'
import { oneHot } from '../one-hot'
import { labelClasses } from '../parameters'
import { fillNormal, fillUniform, Stream } from '../random'
import { type AutogradCase, autogradCases } from '../reference/autograd-cases'
import { decode, encode } from '../reference/forward'
import { logImportanceWeights } from '../reference/importance'
import { referenceModel } from '../reference/model'
import { type ReferenceState, referenceState } from '../reference/optimiser'
import { type ReferenceTrainingStep, referenceEvaluate, referenceTrain } from '../reference/training-step'
import type { Activation, ModelSettings, ObjectiveSettings, OptimizerSettings, Trains } from '../settings'
import { decodingPlan, encodingPlan, evaluationPlan, trainingPlan } from './build-plan'
import type { Plan, PlanSettings } from './plan'
import { runPlan } from './run-plan'
import { trainByPlan } from './train-by-plan'

interface Problem {
  settings: PlanSettings
  pixels: number
  start: ReferenceState
  steps: ReferenceTrainingStep[]
}

function autogradProblem({ pixels, parameters, steps, ...settings }: AutogradCase): Problem {
  const start = referenceState({ parameters, moments: null, step: 0 })
  return { settings, pixels, start, steps }
}

const width = fc.integer({ min: 1, max: 13 })
const problems = fc
  .record({
    kind: fc.constantFrom<ModelSettings['kind']>('vae', 'ae'),
    hidden: fc.array(width, { maxLength: 3 }),
    conditional: fc.boolean(),
    latentDimensions: fc.integer({ min: 1, max: 5 }),
    activation: fc.constantFrom<Activation>('relu', 'elu', 'tanh', 'softplus'),
    pixels: fc.integer({ min: 1, max: 23 }),
    count: fc.constantFrom(1, 2, 3, 5, 7, 11),
    likelihood: fc.constantFrom<ObjectiveSettings['likelihood']>('bernoulli', 'gaussian'),
    variance: fc.constantFrom(0.05, 1),
    inputNoise: fc.constantFrom<ObjectiveSettings['inputNoise']>('none', 'gaussian', 'masking'),
    optimizer: fc.constantFrom<OptimizerSettings['kind']>('adam', 'sgd', 'rmsprop'),
    klWeight: fc.constantFrom(0, 1, 4),
    freeBitsNats: fc.constantFrom(0, 0.05, 3),
    clipGlobalNorm: fc.constantFrom(null, 0.1, 1e4),
    trains: fc.constantFrom<Trains>('both', 'encoder', 'decoder'),
  })
  .map(
    ({
      hidden,
      conditional,
      latentDimensions,
      activation,
      pixels,
      count,
      likelihood,
      variance,
      inputNoise,
      kind,
      optimizer,
      ...weights
    }): Problem => {
      const settings = {
        model: { kind, hidden, latentDimensions, activation, conditional },
        objective: { likelihood, variance, inputNoise },
        optimizer: { kind: optimizer },
      }
      const { layout } = referenceModel(settings, pixels)
      const start = referenceState({ parameters: initialParameters(layout, 3), moments: null, step: 0 })
      const steps = [0, 1].map((step) => {
        const images = new Float32Array(count * pixels)
        fillUniform(images, { seed: 1, stream: Stream.binarization, step })
        const noise = { inputNoise, noiseAmount: 0.5 }
        const inputs = corrupted(images, noise, { seed: 1, stream: Stream.inputNoise, step }) ?? undefined
        const epsilon = new Float32Array(count * latentDimensions)
        fillNormal(epsilon, { seed: 1, stream: Stream.epsilon, step })
        const labels = Array.from({ length: count }, (_, image) => (3 * image + step) % labelClasses)
        return { images, inputs, labels, epsilon, count, learningRate: 0.01, ...weights }
      })
      return { settings, pixels, start, steps }
    },
  )

describe('a training plan', () => {
  test.each(autogradCases)('trains as the reference does: $name', (example) => {
    expectSameTraining(autogradProblem(example))
  })

  test('trains any network as the reference does', () => {
    fc.assert(fc.property(problems, expectSameTraining))
  })
})

test('a step with noise on its input is refused by a plan without, and the reverse', () => {
  const [example] = autogradCases
  const { settings, pixels, start, steps } = autogradProblem(example)
  const [step] = steps
  const objective = { ...settings.objective, inputNoise: 'masking' as const }
  const noisy = { ...step, inputs: step.images }
  const train = (objective: PlanSettings['objective'], of: ReferenceTrainingStep) =>
    trainByPlan(trainingPlan({ ...settings, objective }, pixels), start, of)
  expect(() => train(settings.objective, noisy)).toThrow('noise')
  expect(() => train(objective, step)).toThrow('noise')
  expect(train(objective, noisy)).toEqual(train(settings.objective, step))
})

describe('the plans of encoding, decoding and evaluating', () => {
  test.each(autogradCases)('answer as the reference does: $name', (example) => {
    expectSameAnswers(autogradProblem(example))
  })

  test('answer for any network as the reference does', () => {
    fc.assert(fc.property(problems, expectSameAnswers))
  })
})

function expectSameTraining({ settings, pixels, start, steps }: Problem): void {
  const expected = referenceTrain(referenceModel(settings, pixels), start, steps)
  const plan = trainingPlan(settings, pixels, steps[0]?.trains)
  let state = start
  for (const [index, step] of steps.entries()) {
    const result = trainByPlan(plan, state, step)
    for (const term of ['reconstruction', 'kl', 'elbo', 'objective', 'gradientNorm'] as const) {
      expectSame([result.terms[term]], [expected.terms[index][term]])
    }
    state = result.state
  }
  expectSame(state.parameters, expected.state.parameters)
  expectSame(state.moments.m, expected.state.moments.m)
  expectSame(state.moments.v, expected.state.moments.v)
  expect(state.step).toBe(expected.state.step)
}

function expectSameAnswers({ settings, pixels, start, steps }: Problem): void {
  // Questions are about images as they are.
  const [{ inputs, ...batch }] = steps
  const model = referenceModel(settings, pixels)
  const { parameters } = start
  const { images, epsilon, count, labels } = batch
  const answer = (plan: Plan, inputs: Record<string, ArrayLike<number>>) => {
    const told = { ...inputs, labels: oneHot(labels, plan.layout.classes, count) }
    const matrices = Object.entries(told).map(([name, values]): [string, Float64Array] => [
      name,
      Float64Array.from(values),
    ])
    const buffers = new Map(matrices)
    const sums = { reconstruction: 0, klPerDimension: new Float64Array(0) }
    runPlan(plan, { count, buffers, parameters, sums, update: () => {}, klWeight: 1, freeBitsNats: 0 })
    return buffers
  }
  const posterior = encode(model, parameters, images, count, labels)
  const encoded = answer(encodingPlan(settings, pixels), { images })
  const isPoint = settings.model.kind === 'ae'
  if (isPoint) {
    expectSame(encoded.get('z'), posterior.mean)
    expect(posterior.logVariance.every((value) => value === Number.NEGATIVE_INFINITY)).toBe(true)
  } else {
    expectSame(encoded.get('mean'), posterior.mean)
    expectSame(encoded.get('logVariance'), posterior.logVariance)
  }
  const decoded = answer(decodingPlan(settings, pixels), { z: epsilon })
  expectSame(decoded.get('pixelMeans'), decode(model, parameters, epsilon, count, labels))
  const evaluated = answer(evaluationPlan(settings, pixels), { images, epsilon })
  const terms = referenceEvaluate(model, parameters, batch)
  expectSame(evaluated.get('reconstruction'), terms.reconstruction)
  expectSame(evaluated.get('squaredError'), terms.squaredError)
  if (isPoint) expect(terms.klPerDimension.every((nats) => nats === 0)).toBe(true)
  else {
    expectSame(evaluated.get('klPerDimension'), terms.klPerDimension)
    expectSame(evaluated.get('logImportanceWeight'), logImportanceWeights(model, parameters, batch))
  }
}

/** Up to what the order of additions may change: errors relative to the largest entry. */
function expectSame(actual: ArrayLike<number> | undefined, expected: ArrayLike<number>): void {
  expect(actual).toHaveLength(expected.length)
  const largest = Math.max(...Array.from(expected, Math.abs), 1e-3)
  // One assertion for all entries: each costs more than the arithmetic that it judges.
  const errors = Array.from(expected, (value, index) => Math.abs((actual?.[index] ?? Number.NaN) - value))
  expect(Math.max(...errors)).toBeLessThan(1e-11 * largest)
}
