/** Random networks on plain SIMD against the float64 reference. The browser's tests look at everything else. */
import { test } from 'vitest'
import { expectRandomProblems } from '../test-support/random-problems'
import { createWasmEngine } from './wasm-engine'

test('any dense network: as the reference computes it', { timeout: 60_000 }, async () => {
  await expectRandomProblems((problem) => createWasmEngine(problem, { instructions: 'simd' }), 150)
})
