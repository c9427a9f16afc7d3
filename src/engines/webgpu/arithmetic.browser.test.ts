/** Against PyTorch's numbers and against the float64 reference. */
import { expect, test } from 'vitest'
import { autogradCases } from '../../vae/reference/autograd-cases'
import { decode, encode } from '../../vae/reference/forward'
import { logImportanceWeights } from '../../vae/reference/importance'
import { referenceEvaluate, referenceStep } from '../../vae/reference/training-step'
import type { Activation, Settings } from '../../vae/settings'
import type { Engine } from '../engine'
import { problemOf } from '../test-support/autograd-problem'
import { expectRandomProblems } from '../test-support/random-problems'
import {
  expectTerms,
  modelOf,
  referenceRun,
  type TestProblem,
  testProblem,
  worst,
} from '../test-support/test-problem'
import type { Hardware } from './tile'
import { createWebgpuEngine } from './webgpu-engine'

test.each(autogradCases)('$name: as PyTorch computes it', async (example) => {
  const { expected } = example
  const problem = problemOf(example)
  const [batch] = problem.steps
  const engine = await createWebgpuEngine(problem)
  const posterior = await engine.encode(batch.images, batch.count)
  expect(worst(posterior.mean, expected.mean)).toBeLessThan(1e-5)
  expect(worst(posterior.logVariance, expected.logVariance)).toBeLessThan(1e-5)
  const pixelMeans = expected.logits.map((logit) => 1 / (1 + Math.exp(-logit)))
  expect(worst(await engine.decode(Float32Array.from(expected.z), batch.count), pixelMeans)).toBeLessThan(
    1e-5,
  )

  const [first] = await engine.train(problem.steps)
  expect(Math.abs(first.reconstruction / expected.reconstruction - 1)).toBeLessThan(1e-5)
  expect(Math.abs(first.kl / expected.kl - 1)).toBeLessThan(1e-5)
  expect(Math.abs(first.objective / expected.objective - 1)).toBeLessThan(1e-5)
  const { parameters } = await engine.snapshot()
  expect(worst(parameters, expected.parametersAfterTraining)).toBeLessThan(1e-5)
  engine.dispose()
})

const withActivation = (activation: Activation) =>
  testProblem({
    settings: ({ model }) => {
      model.activation = activation
    },
  })

const gaussian = (settings: Settings) => {
  settings.objective.likelihood = 'gaussian'
  settings.objective.variance = 0.01
}

const variations: Record<string, TestProblem> = {
  'odd widths': testProblem({ hidden: [13, 1, 5], latentDimensions: 5, pixels: 37, count: 7 }),
  'no hidden layer, one latent dimension, a batch of one': testProblem({
    hidden: [],
    latentDimensions: 1,
    count: 1,
  }),
  'widths of whole quads': testProblem({ hidden: [16, 8], latentDimensions: 4, pixels: 64, count: 16 }),
  'wide layers, many latent dimensions and a batch of several tiles': testProblem({
    hidden: [150, 70],
    latentDimensions: 21,
    pixels: 301,
    count: 70,
  }),
  elu: withActivation('elu'),
  tanh: withActivation('tanh'),
  softplus: withActivation('softplus'),
  'free bits above some KL, and clipping that bites': testProblem({
    step: { freeBitsNats: 0.12, clipGlobalNorm: 0.1 },
  }),
  'free bits above every KL, and clipping that does not bite': testProblem({
    step: { freeBitsNats: 3, clipGlobalNorm: 1e4 },
  }),
  'KL weight 4': testProblem({ step: { klWeight: 4 } }),
  'no KL weight': testProblem({ step: { klWeight: 0 } }),
  'a small variance': testProblem({ settings: gaussian }),
}

test.each(Object.entries(variations))('%s: as the reference computes it', async (_, problem) => {
  await expectAsReference(problem, await createWebgpuEngine(problem))
})

/** Fewer where compiling takes longer: a processor imitates what is made for a graphics card. */
const randomRuns: Record<Hardware, number> = { 'graphics-card': 2, processor: 30 }

test.each<Hardware>(['graphics-card', 'processor'])(
  'any dense network on a %s: as the reference computes it',
  // A processor that imitates a graphics card takes long to compile what is made for one.
  { timeout: 120_000 },
  async (hardware) => {
    await expectRandomProblems((problem) => createWebgpuEngine(problem, hardware), randomRuns[hardware])
  },
)

test.each<Hardware>(['graphics-card', 'processor'])(
  'cut into tiles for a %s: as the reference computes it',
  // A processor that imitates a graphics card takes long to compile what is made for one.
  { timeout: 120_000 },
  async (hardware) => {
    const settings = (of: Settings) => {
      of.batchSize = 128
    }
    const wide = { hidden: [300, 33], latentDimensions: 3, settings }
    const problems = [
      testProblem({ ...wide, pixels: 785, count: 131, step: { freeBitsNats: 0.05, clipGlobalNorm: 0.1 } }),
      testProblem({ ...wide, pixels: 784, count: 33 }),
      testProblem({ ...wide, hidden: [301], latentDimensions: 9, pixels: 783, count: 1 }),
    ]
    for (const problem of hardware === 'processor' ? problems : problems.slice(0, 1)) {
      await expectAsReference(problem, await createWebgpuEngine(problem, hardware))
    }
  },
)

test('what is made for a graphics card follows the reference step by step, too', {
  // A processor that imitates one takes its time: few steps, after those of `curves.browser.test.ts`.
  timeout: 60_000,
}, async () => {
  const stepCount = 16
  const problem = testProblem({ hidden: [16], latentDimensions: 2, pixels: 196, count: 16, stepCount })
  const expected = referenceRun(problem).terms
  const engine = await createWebgpuEngine(problem, 'graphics-card')
  const actual = []
  for (const first of [0, 8]) actual.push(...(await engine.train(problem.steps.slice(first, first + 8))))
  expect(actual).toHaveLength(stepCount)
  for (const [step, terms] of actual.entries()) expectTerms(terms, expected[step], 1e-3)
  expect(actual.at(-1)?.objective).toBeLessThan(actual[0].objective)
  engine.dispose()
})

async function expectAsReference(problem: TestProblem, engine: Engine): Promise<void> {
  const [batch] = problem.steps
  const { images, epsilon, count } = batch
  const model = modelOf(problem)
  const parameters = Float64Array.from(problem.snapshot.parameters)
  const posterior = encode(model, parameters, images, count)
  const encoded = await engine.encode(images, count)
  expect(worst(encoded.mean, posterior.mean)).toBeLessThan(1e-5)
  expect(worst(encoded.logVariance, posterior.logVariance)).toBeLessThan(1e-5)
  const pixelMeans = decode(model, parameters, epsilon, count)
  expect(worst(await engine.decode(epsilon, count), pixelMeans)).toBeLessThan(1e-5)
  const perImage = await engine.evaluate(images, epsilon, count)
  const expectedPerImage = referenceEvaluate(model, parameters, batch)
  for (const term of ['reconstruction', 'klPerDimension', 'squaredError'] as const) {
    expect(worst(perImage[term], expectedPerImage[term]), term).toBeLessThan(1e-5)
  }
  const weights = logImportanceWeights(model, parameters, batch)
  expect(worst(await engine.logImportanceWeights(images, epsilon, count), weights)).toBeLessThan(1e-5)

  const expected = referenceStep(model, parameters, batch)
  const [terms] = await engine.train([batch])
  expectTerms(terms, expected.terms)
  const trained = await engine.snapshot()
  // After one step the first moment is the gradient, up to a factor.
  const { moments } = referenceRun({ ...problem, steps: [batch] }).state
  expect(worst(trained.moments?.m ?? [], moments.m)).toBeLessThan(1e-4)
  expect(worst(trained.moments?.v ?? [], moments.v)).toBeLessThan(2e-4)
  engine.dispose()
}
