/** Against PyTorch's numbers and against the float64 reference. */
import { expect, test } from 'vitest'
import { referenceEvaluate, referenceStep } from '../../vae/reference/training-step'
import { expectTerms, modelOf, referenceRun, testProblem, worst } from '../tfjs/test-problem'
import { createWebgpuEngine } from './webgpu-engine'

const variations = {
  'the default of these tests': testProblem(),
}

test.each(Object.entries(variations))('%s: as the reference computes it', async (_, problem) => {
  const [batch] = problem.steps
  const engine = await createWebgpuEngine(problem)
  const parameters = Float64Array.from(problem.snapshot.parameters)
  const expected = referenceStep(modelOf(problem), parameters, batch)
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
