/** Every backend against PyTorch's numbers and against the float64 reference. */
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { type AutogradCase, autogradCases } from '../../vae/reference/autograd-cases'
import { referenceEvaluate, referenceStep } from '../../vae/reference/training-step'
import type { Activation, Backend } from '../../vae/settings'
import { defaultSettings } from '../../vae/settings-schema'
import type { Engine } from '../engine'
import { onBackend, read } from './backends'
import { deviceLayout, toDevice, toHost } from './device-layout'
import { flatGradient, networkOf } from './device-parameters'
import { likelihoodOf } from './likelihood'
import { objectiveGradient } from './objective'
import {
  backends,
  expectTerms,
  modelOf,
  referenceRun,
  type TestProblem,
  testProblem,
  worst,
} from './test-problem'
import { createTfjsEngine } from './tfjs-engine'

/** The gradient of a problem's first step, in the host's layout. The backend must have been started. */
async function gradientOf(backend: Backend, problem: TestProblem): Promise<Float32Array> {
  const { settings, pixels, snapshot } = problem
  const { layout } = modelOf(problem)
  const onDevice = deviceLayout(layout)
  const model = {
    activation: settings.model.activation,
    likelihood: likelihoodOf(settings.objective, pixels),
  }
  const [{ images, epsilon, count, ...weights }] = problem.steps
  const gradient = onBackend(backend, () => {
    const network = networkOf(onDevice, tf.tensor1d(toDevice(onDevice, snapshot.parameters)))
    const x = tf.tensor2d(images, [count, pixels])
    const noise = tf.tensor2d(epsilon, [count, layout.latentDimensions])
    return flatGradient(
      onDevice,
      objectiveGradient(network, model, { images: x, epsilon: noise, ...weights }).gradients,
    )
  })
  return toHost(onDevice, await read(backend, gradient), layout.size)
}

function problemOf({ model, objective, pixels, parameters, steps }: AutogradCase): TestProblem {
  const settings = defaultSettings()
  Object.assign(settings.model, model)
  Object.assign(settings.objective, objective)
  const snapshot = { parameters: Float32Array.from(parameters), moments: null, step: 0 }
  const float32 = steps.map((step) => ({
    ...step,
    images: Float32Array.from(step.images),
    epsilon: Float32Array.from(step.epsilon),
  }))
  return { settings, pixels, snapshot, steps: float32 }
}

async function importanceWeightedBound(
  engine: Engine,
  { images, count }: { images: Float32Array; count: number },
  epsilons: Float64Array[],
) {
  const samples = await Promise.all(
    epsilons.map((epsilon) => engine.logImportanceWeights(images, Float32Array.from(epsilon), count)),
  )
  let total = 0
  for (let image = 0; image < count; image++) {
    const weights = samples.map((logWeights) => Math.exp(logWeights[image]))
    total += Math.log(weights.reduce((sum, weight) => sum + weight) / weights.length)
  }
  return total / count
}

const activations: Activation[] = ['relu', 'elu', 'tanh', 'softplus']

const variations: Record<string, TestProblem> = {
  'a batch of one': testProblem({ count: 1 }),
  'one latent dimension': testProblem({ latentDimensions: 1 }),
  'odd widths': testProblem({ hidden: [13, 1, 5], latentDimensions: 5, pixels: 37, count: 7 }),
  'no hidden layer': testProblem({ hidden: [] }),
  'wide layers and a batch of 64': testProblem({ hidden: [70], pixels: 784, count: 64 }),
  'KL weight 4': testProblem({ step: { klWeight: 4 } }),
  'no KL weight': testProblem({ step: { klWeight: 0 } }),
  'free bits above every KL': testProblem({ step: { freeBitsNats: 3 } }),
  'free bits above some KL': testProblem({ step: { freeBitsNats: 0.12 } }),
  'clipping that bites': testProblem({ step: { clipGlobalNorm: 0.1 } }),
  'clipping that does not': testProblem({ step: { clipGlobalNorm: 1e4 } }),
  'a small variance': testProblem({
    settings: ({ objective }) => {
      objective.likelihood = 'gaussian'
      objective.variance = 0.01
    },
  }),
}
for (const activation of activations) {
  variations[activation] = testProblem({
    settings: ({ model }) => {
      model.activation = activation
    },
  })
}

describe.each(backends)('on %s', (backend) => {
  test.each(autogradCases)('$name: as PyTorch computes it', async (example) => {
    const { expected } = example
    const problem = problemOf(example)
    const [batch] = problem.steps
    const engine = await createTfjsEngine(backend, problem)
    expect(worst(await gradientOf(backend, problem), expected.gradients)).toBeLessThan(1e-4)
    const posterior = await engine.encode(batch.images, batch.count)
    expect(worst(posterior.mean, expected.mean)).toBeLessThan(1e-5)
    expect(worst(posterior.logVariance, expected.logVariance)).toBeLessThan(1e-5)
    const logits = expected.logits.map((logit) => 1 / (1 + Math.exp(-logit)))
    expect(worst(await engine.decode(Float32Array.from(expected.z), batch.count), logits)).toBeLessThan(1e-5)
    const bound = await importanceWeightedBound(engine, batch, example.importanceEpsilons)
    expect(Math.abs(bound / expected.importanceWeightedBound - 1)).toBeLessThan(1e-5)

    const [first] = await engine.train(problem.steps)
    expect(Math.abs(first.reconstruction / expected.reconstruction - 1)).toBeLessThan(1e-5)
    expect(Math.abs(first.kl / expected.kl - 1)).toBeLessThan(1e-5)
    expect(Math.abs(first.objective / expected.objective - 1)).toBeLessThan(1e-5)
    const { parameters } = await engine.snapshot()
    expect(worst(parameters, expected.parametersAfterTraining)).toBeLessThan(1e-5)
    engine.dispose()
  })

  test.each(Object.entries(variations))('%s: as the reference computes it', async (_, problem) => {
    const [batch] = problem.steps
    const engine = await createTfjsEngine(backend, problem)
    const parameters = Float64Array.from(problem.snapshot.parameters)
    const expected = referenceStep(modelOf(problem), parameters, batch)
    expect(worst(await gradientOf(backend, problem), expected.gradients)).toBeLessThan(1e-4)
    const perImage = await engine.evaluate(batch.images, batch.epsilon, batch.count)
    const expectedPerImage = referenceEvaluate(modelOf(problem), parameters, batch)
    for (const term of ['reconstruction', 'klPerDimension', 'squaredError'] as const) {
      expect(worst(perImage[term], expectedPerImage[term]), term).toBeLessThan(1e-5)
    }
    const [terms] = await engine.train([batch])
    expectTerms(terms, expected.terms)
    const { moments } = await engine.snapshot()
    const after = referenceRun(problem).state.moments
    expect(worst(moments?.m ?? [], after.m)).toBeLessThan(1e-4)
    expect(worst(moments?.v ?? [], after.v)).toBeLessThan(2e-4)
    engine.dispose()
  })
})
