/** Both variants of the kernels against PyTorch's numbers and against the float64 reference. */
import { describe, expect, test } from 'vitest'
import { autogradCases } from '../../vae/reference/autograd-cases'
import { importanceWeightedBound, problemOf } from '../test-support/autograd-problem'
import { expectTerms, referenceRun, testProblem, worst } from '../test-support/test-problem'
import { bestInstructions, type Instructions } from './instance'
import { createWasmEngine } from './wasm-engine'

test('this browser has relaxed SIMD, and it is used', () => {
  expect(bestInstructions()).toBe('relaxed-simd')
})

describe.each<Instructions>(['simd', 'relaxed-simd'])('with %s', { timeout: 60_000 }, (instructions) => {
  test.each(autogradCases)('$name: as PyTorch computes it', async (example) => {
    const { expected } = example
    const problem = problemOf(example)
    const [batch] = problem.steps
    const engine = await createWasmEngine(problem, { instructions })
    const posterior = await engine.encode(batch.images, batch.count)
    expect(worst(posterior.mean, expected.mean)).toBeLessThan(1e-5)
    expect(worst(posterior.logVariance, expected.logVariance)).toBeLessThan(1e-5)
    const pixelMeans = expected.logits.map((logit) => 1 / (1 + Math.exp(-logit)))
    const decoded = await engine.decode(Float32Array.from(expected.z), batch.count)
    expect(worst(decoded, pixelMeans)).toBeLessThan(1e-5)
    const bound = await importanceWeightedBound(engine, batch, example.importanceEpsilons)
    expect(Math.abs(bound / expected.importanceWeightedBound - 1)).toBeLessThan(1e-5)

    const [first] = await engine.train(problem.steps.slice(0, 1))
    expect(Math.abs(first.reconstruction / expected.reconstruction - 1)).toBeLessThan(1e-5)
    expect(Math.abs(first.kl / expected.kl - 1)).toBeLessThan(1e-5)
    expect(Math.abs(first.objective / expected.objective - 1)).toBeLessThan(1e-5)
    const { moments } = await engine.snapshot()
    const scale = Math.min(1, (batch.clipGlobalNorm ?? Number.POSITIVE_INFINITY) / first.gradientNorm)
    const m = expected.gradients.map((gradient) => 0.1 * scale * gradient)
    expect(worst(moments?.m ?? [], m)).toBeLessThan(1e-4)
    await engine.train(problem.steps.slice(1))
    const { parameters } = await engine.snapshot()
    expect(worst(parameters, expected.parametersAfterTraining)).toBeLessThan(1e-5)
    engine.dispose()
  })

  test('the default network', async () => {
    const step = { clipGlobalNorm: 20 }
    const problem = testProblem({ hidden: [128, 64], pixels: 784, count: 128, stepCount: 2, step })
    const engine = await createWasmEngine(problem, { instructions })
    const expected = referenceRun(problem)
    const terms = await engine.train(problem.steps)
    for (const [index, ofStep] of terms.entries()) expectTerms(ofStep, expected.terms[index])
    const { parameters, moments } = await engine.snapshot()
    // Adam moves a parameter by the learning rate, whichever sign a gradient of almost zero has.
    expect(worst(parameters, expected.state.parameters)).toBeLessThan(1e-3)
    expect(worst(moments?.m ?? [], expected.state.moments.m)).toBeLessThan(1e-4)
    expect(worst(moments?.v ?? [], expected.state.moments.v)).toBeLessThan(2e-4)
    engine.dispose()
  })

  test.each(['none', 'gaussian'] as const)(
    '200 steps follow the reference, noise on the input: %s',
    async (noise) => {
      const problem = testProblem({
        ...{ hidden: [16], latentDimensions: 2, pixels: 196, count: 16, stepCount: 200 },
        settings: ({ objective }) => {
          objective.inputNoise = noise
        },
      })
      const expected = referenceRun(problem).terms
      const engine = await createWasmEngine(problem, { instructions })
      const terms = await engine.train(problem.steps)
      for (const [index, ofStep] of terms.entries()) expectTerms(ofStep, expected[index], 1e-3)
      engine.dispose()
    },
  )
})
