/** Our engine and TensorFlow.js compute on one GPU device, and both notice its end. */
import { expect, test, vi } from 'vitest'
import { testProblem } from './test-support/test-problem'
import { createTfjsEngine } from './tfjs/tfjs-engine'
import { startDevice } from './webgpu/device'
import { createWebgpuEngine } from './webgpu/webgpu-engine'

test('a run that moves from our engine to TensorFlow.js stays on its device, whose loss ends both', async () => {
  const requestDevice = vi.spyOn(GPUAdapter.prototype, 'requestDevice')
  const problem = testProblem({ stepCount: 2 })
  const ours = await createWebgpuEngine(problem)
  await ours.train(problem.steps)
  const snapshot = await ours.snapshot()
  const theirs = await createTfjsEngine('webgpu', { ...problem, snapshot })
  const [fromOurs, fromTheirs] = await Promise.all([ours.train(problem.steps), theirs.train(problem.steps)])
  expect(fromTheirs[1].objective / fromOurs[1].objective).toBeCloseTo(1, 5)
  expect(requestDevice).toHaveBeenCalledOnce()

  const pending = [ours.train(problem.steps), theirs.train(problem.steps)]
  ;(await startDevice()).gpu.destroy()
  for (const outcome of await Promise.allSettled(pending)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'backend-unavailable' } })
  }
})
