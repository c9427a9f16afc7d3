/** An engine whose numbers are wrong gives way to the next for the same backend. */
import { expect, test, vi } from 'vitest'
import { chooseEngine } from './choose-engine'
import { testProblem } from './test-support/test-problem'

vi.mock('./wasm/transfer', async (original) => {
  const transfer = await original<typeof import('./wasm/transfer')>()
  const writeRows: typeof transfer.writeRows = (memory, place, values) =>
    transfer.writeRows(
      memory,
      place,
      values.map((value) => 0.99 * value),
    )
  return { ...transfer, writeRows }
})

test('kernels that compute wrongly are passed over', async () => {
  const problem = testProblem()
  problem.settings.backend = 'wasm'
  const { engine, reason } = await chooseEngine(problem)
  expect(engine).toMatchObject({ backend: 'wasm', name: 'tfjs' })
  expect(reason.passedOver).toMatchObject({
    reason: expect.stringMatching(/^computes gradientNorm .* instead of/),
  })
  engine.dispose()
})
