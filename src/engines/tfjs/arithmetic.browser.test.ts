/** Every backend against PyTorch's numbers and against the float64 reference. */
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { autogradCases, convolutionalCases } from '../../vae/reference/autograd-cases'
import { referenceEvaluate, referenceStep } from '../../vae/reference/training-step'
import type { Activation, Backend, Settings } from '../../vae/settings'
import { importanceWeightedBound, problemOf } from '../test-support/autograd-problem'
import { expectRandomProblems } from '../test-support/random-problems'
import {
  backends,
  convolutional,
  expectTerms,
  modelOf,
  referenceRun,
  type TestProblem,
  testProblem,
  worst,
} from '../test-support/test-problem'
import { onBackend, read } from './backends'
import { deviceLayout, toDevice, toHost } from './device-layout'
import { groupsOf, joinedSize, networkOf, uploadRunning } from './device-parameters'
import { oneHotRows } from './labels'
import { likelihoodOf } from './likelihood'
import { objectiveGradient } from './objective'
import { createTfjsEngine } from './tfjs-engine'

/** The gradient of a problem's first step, in the host's layout. The backend must have been started. */
async function gradientOf(backend: Backend, problem: TestProblem): Promise<Float32Array> {
  const { settings, pixels, snapshot } = problem
  const { layout } = modelOf(problem)
  const onDevice = deviceLayout(layout, joinedSize(backend))
  const model = {
    activation: settings.model.activation,
    likelihood: likelihoodOf(settings.objective, pixels),
    isVariational: layout.logVariance !== null,
  }
  const [{ images, inputs = images, epsilon, labels, count, ...weights }] = problem.steps
  const gradients = onBackend(backend, () => {
    const parameters = toDevice(onDevice, snapshot.parameters)
    const groups = parameters.map((group, index) => tf.tensor2d(group, onDevice.groups[index].shape))
    const [x, seen] = [images, inputs].map((levels) => tf.tensor2d(levels, [count, pixels]))
    const noise = tf.tensor2d(epsilon, [epsilon.length / layout.latentDimensions, layout.latentDimensions])
    const [codes] = oneHotRows(labels, layout.classes, count)
    const told = codes ? tf.tensor2d(codes.values, [count, codes.width]) : null
    const batch = { images: x, inputs: seen, epsilon: noise, labels: told, ...weights }
    const network = networkOf(onDevice, groups, uploadRunning(onDevice, snapshot.parameters))
    return groupsOf(onDevice, objectiveGradient(network, model, batch).gradients)
  })
  return toHost(onDevice, await Promise.all(gradients.map((gradient) => read(backend, gradient))))
}

const withActivation = (activation: Activation) =>
  testProblem({
    settings: ({ model }) => {
      model.activation = activation
    },
  })

const gaussian = ({ objective }: Settings) => {
  objective.likelihood = 'gaussian'
  objective.variance = 0.01
}

const noiseOnTheInput = ({ objective }: Settings) => {
  objective.inputNoise = 'gaussian'
}

const manySamples = ({ objective }: Settings) => {
  objective.importanceSamples = 4
}

const oddWidths = { hidden: [13, 1, 5], latentDimensions: 5, pixels: 37, count: 7 }
const smallest = { hidden: [], latentDimensions: 1, count: 1 }

/** On every backend, several at a time: what PyTorch's cases and random networks do not have, or seldom. */
const variations: Record<string, TestProblem> = {
  'odd widths, softplus, labels told': testProblem({
    ...oddWidths,
    settings: ({ model }) => {
      model.activation = 'softplus'
      model.conditional = true
    },
  }),
  'no hidden layer, one latent dimension, a batch of one, a small variance, noise on the input': testProblem({
    ...smallest,
    settings: (settings) => {
      gaussian(settings)
      noiseOnTheInput(settings)
    },
  }),
  'normalised batches, the importance-weighted bound of four samples': testProblem({
    step: { klWeight: 0.5 },
    settings: (settings) => {
      manySamples(settings)
      settings.model.batchNorm = true
      settings.model.activation = 'elu'
    },
  }),
  'convolutions of normalised maps, a label told, two samples': testProblem({
    ...convolutional,
    settings: (settings) => {
      convolutional.settings(settings)
      settings.model.batchNorm = true
      settings.model.conditional = true
      settings.model.activation = 'tanh'
      settings.objective.importanceSamples = 2
    },
  }),
}

/** One by one where nothing has to be compiled for each shape. */
const moreVariations: Record<string, TestProblem> = {
  'odd widths': testProblem(oddWidths),
  'no hidden layer, one latent dimension, a batch of one': testProblem(smallest),
  'free bits above some KL, and clipping that bites': testProblem({
    step: { freeBitsNats: 0.12, clipGlobalNorm: 0.1 },
  }),
  'a small variance': testProblem({ settings: gaussian }),
  'noise on the input': testProblem({ settings: noiseOnTheInput }),
  'told labels': testProblem({
    settings: ({ model }) => {
      model.conditional = true
    },
  }),
  'normalised batches': testProblem({
    settings: ({ model }) => {
      model.batchNorm = true
      model.activation = 'elu'
    },
  }),
  convolutions: testProblem(convolutional),
  'the importance-weighted bound of four samples': testProblem({
    step: { klWeight: 0.5 },
    settings: manySamples,
  }),
  'wide layers and a batch of 64': testProblem({ hidden: [300, 70], pixels: 784, count: 64 }),
  'pixels without a divisor': testProblem({ pixels: 211 }),
  'a batch of one': testProblem({ count: 1 }),
  'KL weight 4': testProblem({ step: { klWeight: 4 } }),
  'no KL weight': testProblem({ step: { klWeight: 0 } }),
  'free bits above every KL': testProblem({ step: { freeBitsNats: 3 } }),
  'clipping that does not bite': testProblem({ step: { clipGlobalNorm: 1e4 } }),
  relu: withActivation('relu'),
  elu: withActivation('elu'),
  tanh: withActivation('tanh'),
  softplus: withActivation('softplus'),
}

/** Of PyTorch's networks, those that are left where shaders are compiled for each shape. */
const fewCases = ['bernoulli-elu-freebits-clip', 'convolutional-tanh-gaussian']

/** Few there, too: other ones each time. */
const randomRuns: Record<Backend, number> = { cpu: 40, wasm: 40, webgl: 2, webgpu: 3 }

describe.each(backends)('on %s', { timeout: 60_000 }, (backend) => {
  const compiles = backend === 'webgpu' || backend === 'webgl'
  const problems = compiles ? variations : { ...variations, ...moreVariations }
  const cases = [...autogradCases, ...convolutionalCases].filter(
    ({ name }) => !compiles || fewCases.includes(name),
  )

  test.each(cases)('$name: as PyTorch computes it', async (example) => {
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

  test.each(Object.entries(problems))('%s: as the reference computes it', async (_, problem) => {
    const [batch] = problem.steps
    const engine = await createTfjsEngine(backend, problem)
    const parameters = Float64Array.from(problem.snapshot.parameters)
    const expected = referenceStep(modelOf(problem), parameters, batch)
    expect(worst(await gradientOf(backend, problem), expected.back.gradients)).toBeLessThan(1e-4)
    const perImage = await engine.evaluate(batch.images, batch.epsilon, batch.count, batch.labels)
    const { inputs, ...clean } = batch
    const expectedPerImage = referenceEvaluate(modelOf(problem), parameters, clean)
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
  test('any network: as the reference computes it', async () => {
    await expectRandomProblems((problem) => createTfjsEngine(backend, problem), randomRuns[backend], [
      'conv',
      'batchNorm',
      'importanceSamples',
    ])
  })
})
