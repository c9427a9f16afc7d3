/** An engine whose numbers are wrong gives way to the next for the same backend. */
import { expect, test, vi } from 'vitest'
import { chooseEngine } from './choose-engine'
import { testProblem } from './test-support/test-problem'

vi.mock('./wasm/row-operations', async (original) => ({
  ...(await original<typeof import('./wasm/row-operations')>()),
  gaussianConstant: () => 1,
}))

test('kernels that compute wrongly are passed over', async () => {
  const problem = testProblem()
  problem.settings.backend = 'wasm'
  const { engine, reason } = await chooseEngine(problem)
  expect(engine).toMatchObject({ backend: 'wasm', name: 'tfjs' })
  expect(reason.passedOver?.reason).toMatch(/^computes reconstruction .* instead of/)
  engine.dispose()
})
