/** Who computes with kernels of our own need not wait for TensorFlow.js. */
import { expect, test } from 'vitest'
import { chooseEngine } from './choose-engine'
import { testProblem } from './test-support/test-problem'

const loaded = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('tfjs-core'))

test.each(['webgpu', 'wasm', 'webgl'] as const)(
  '%s loads TensorFlow.js only where it is used',
  async (backend) => {
    const problem = testProblem()
    problem.settings.backend = backend
    const { engine } = await chooseEngine(problem)
    expect(engine.backend).toBe(backend)
    expect(await engine.train(problem.steps)).toHaveLength(1)
    expect(loaded()).toHaveLength(engine.name === 'tfjs' ? 1 : 0)
    engine.dispose()
  },
)
