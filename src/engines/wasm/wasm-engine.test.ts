/** The engine on plain SIMD, in Node, against PyTorch's numbers and the float64 reference. */
import { describe, expect, test } from 'vitest'
import { testProblem, worst, referenceRun, modelOf, expectTerms } from '../tfjs/test-problem'
import { createWasmEngine } from './wasm-engine'

test('smoke', async () => {
  const problem = testProblem({ hidden: [13, 1, 5], latentDimensions: 5, pixels: 37, count: 7, stepCount: 3, step: {clipGlobalNorm: 0.5} })
  const engine = await createWasmEngine(problem, 'simd')
  const terms = await engine.train(problem.steps)
  const expected = referenceRun(problem)
  for (const [i, t] of terms.entries()) { console.log(t, expected.terms[i]); expectTerms(t, expected.terms[i]) }
  const s = await engine.snapshot()
  console.log(worst(s.parameters, expected.state.parameters), worst(s.moments!.m, expected.state.moments.m), worst(s.moments!.v, expected.state.moments.v))
})
