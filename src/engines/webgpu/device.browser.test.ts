/** What becomes of engines whose device is lost, and of shaders that do not compile. */
import { expect, test } from 'vitest'
import { testProblem } from '../test-support/test-problem'
import { startDevice } from './device'
import { createWebgpuEngine } from './webgpu-engine'

const unavailable = { code: 'backend-unavailable' }

test('a shader that does not compile is told with what the compiler says, and harms nobody', async () => {
  const device = await startDevice()
  const broken = device.pipeline('broken', 'fn main() { nothing(); }')
  await expect(broken).rejects.toMatchObject({
    ...unavailable,
    facts: { reason: expect.stringMatching(/broken.*nothing/s) },
  })
  const wrong = device.attempt(() => device.gpu.createBuffer({ size: 16, usage: 0 }))
  await expect(wrong).rejects.toMatchObject(unavailable)
  const problem = testProblem()
  const engine = await createWebgpuEngine(problem)
  expect(await engine.train(problem.steps)).toHaveLength(1)
  engine.dispose()
})

test('a lost device ends what waits for it; the next engine gets another, and after the second loss none', async () => {
  const problem = testProblem()
  const [{ epsilon, count }] = problem.steps
  const engine = await createWebgpuEngine(problem)
  const { gpu } = await startDevice()
  const pending = [engine.train(problem.steps), engine.decode(epsilon, count), engine.snapshot()]
  gpu.destroy()
  const outcomes = await Promise.allSettled(pending)
  for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: unavailable })
  await expect(engine.train(problem.steps)).rejects.toMatchObject(unavailable)
  expect(() => engine.restore(problem.snapshot)).toThrow('backend-unavailable')
  engine.dispose()

  const next = await createWebgpuEngine(problem)
  expect(await next.train(problem.steps)).toHaveLength(1)
  // An error that nobody expected is as bad as a loss.
  const second = (await startDevice()).gpu
  second.createBuffer({ size: 16, usage: 0 })
  await expect(next.decode(epsilon, count).then(() => next.snapshot())).rejects.toMatchObject(unavailable)
  await expect(createWebgpuEngine(problem)).rejects.toMatchObject(unavailable)
})
