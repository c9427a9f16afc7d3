import { expect } from 'vitest'
import type { Engine, EngineRequest } from '../engine'
import { testProblem, type Variation } from './test-problem'

/** What every engine owes a snapshot: it restores every bit, and training goes on as if nothing had been. */
export async function expectExactSnapshots(
  create: (request: EngineRequest) => Promise<Engine>,
  variation: Variation = {},
): Promise<void> {
  const problem = testProblem({ stepCount: 6, ...variation })
  const engine = await create(problem)
  await engine.train(problem.steps.slice(0, 3))
  const snapshot = await engine.snapshot()
  const other = await create({ ...problem, snapshot })
  expect(await other.snapshot()).toEqual(snapshot)
  const rest = problem.steps.slice(3)
  const terms = await engine.train(rest)
  expect(await other.train(rest)).toEqual(terms)
  expect(await other.snapshot()).toEqual(await engine.snapshot())
  engine.restore(snapshot)
  expect(await engine.train(rest)).toEqual(terms)
  engine.restore({ ...snapshot, moments: null })
  const { moments } = await engine.snapshot()
  expect(moments?.m.every((value) => value === 0)).toBe(true)
  engine.dispose()
  other.dispose()
}
