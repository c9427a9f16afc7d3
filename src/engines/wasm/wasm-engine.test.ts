/** Random networks on plain SIMD against the float64 reference. The browser's tests look at everything else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { referenceEvaluate, referenceStep } from '../../vae/reference/training-step'
import type { Activation, ObjectiveSettings } from '../../vae/settings'
import { modelOf, testProblem } from '../test-support/test-problem'
import { createWasmEngine } from './wasm-engine'

const width = fc.integer({ min: 1, max: 40 })

const networks = fc.record({
  hidden: fc.array(width, { maxLength: 3 }),
  latentDimensions: fc.integer({ min: 1, max: 11 }),
  pixels: fc.integer({ min: 1, max: 67 }),
  /** How bright a pixel has to be not to be made black. */
  darkness: fc.constantFrom(0, 0.5, 0.9, 1),
  count: fc.oneof(fc.constantFrom(1, 2, 3, 5, 7, 13, 31), fc.integer({ min: 1, max: 40 })),
})

const objectives = fc.record({
  activation: fc.constantFrom<Activation>('relu', 'elu', 'tanh', 'softplus'),
  likelihood: fc.constantFrom<ObjectiveSettings['likelihood']>('bernoulli', 'gaussian'),
  variance: fc.constantFrom(0.01, 0.5, 3),
})

const weights = fc.record({
  klWeight: fc.constantFrom(0, 1, 4),
  freeBitsNats: fc.constantFrom(0, 0.05, 3),
  clipGlobalNorm: fc.constantFrom(null, 0.1, 1e4),
})

test('any dense network: terms, gradients and moments', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(networks, objectives, weights, async (network, { activation, ...objective }, step) => {
      const problem = testProblem({
        ...network,
        step,
        settings: (settings) => {
          settings.model.activation = activation
          Object.assign(settings.objective, objective)
        },
      })
      const [batch] = problem.steps
      batch.images = batch.images.map((grey) => (grey < network.darkness ? 0 : grey))
      const parameters = Float64Array.from(problem.snapshot.parameters)
      const expected = referenceStep(modelOf(problem), parameters, batch)
      // What the sum of a Gaussian's terms and its constant may cancel.
      const scale = objective.likelihood === 'gaussian' ? 2 * network.pixels : 0
      const engine = await createWasmEngine(problem, 'simd')
      const perImage = await engine.evaluate(batch.images, batch.epsilon, batch.count)
      const expectedPerImage = referenceEvaluate(modelOf(problem), parameters, batch)
      for (const term of ['reconstruction', 'klPerDimension', 'squaredError'] as const) {
        expectClose(perImage[term], expectedPerImage[term], 1e-5, scale)
      }
      const [terms] = await engine.train([batch])
      for (const term of ['reconstruction', 'kl', 'objective', 'gradientNorm'] as const) {
        expectClose([terms[term]], [expected.terms[term]], 1e-5, term === 'kl' ? 0 : scale)
      }
      const { moments } = await engine.snapshot()
      const { gradientNorm } = expected.terms
      const factor = Math.min(1, (step.clipGlobalNorm ?? Number.POSITIVE_INFINITY) / (gradientNorm + 1e-6))
      const m = expected.gradients.map((gradient) => 0.1 * factor * gradient)
      expectClose(moments?.m ?? [], m, 1e-4)
      engine.dispose()
    }),
    // A fixed seed: where KL all but vanishes, float32 cannot keep five digits of it, and a run must not depend on chance.
    { numRuns: 150, seed: 1 },
  )
})

/** @param tolerance relative to the largest entry, or to the scale if that is larger */
function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  scale = 0,
): void {
  const values = Array.from(expected)
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), scale)
  expect(actual).toHaveLength(values.length)
  for (const [index, value] of values.entries()) {
    expect(Math.abs(actual[index] - value)).toBeLessThanOrEqual(tolerance * largest)
  }
}
