import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Engine, StepTerms } from './engine'
import { type EngineFailure, passedOver } from './engine-failures'
import { WatchedEngine } from './watched-engine'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** An engine that answers when it is told to. */
function lateEngine() {
  const answers: (() => void)[] = []
  const train = () => new Promise<StepTerms[]>((resolve) => answers.push(() => resolve([])))
  const engine = { name: 'webgpu', backend: 'webgpu', train, decode: train, dispose: () => {} }
  const watched = new WatchedEngine(engine as unknown as Engine)
  const trained = async (afterMs: number) => {
    const training = watched.train([])
    await vi.advanceTimersByTimeAsync(afterMs)
    answers.shift()?.()
    await training
  }
  return { watched, trained }
}

const noAnswer = { code: 'backend-unavailable', facts: { backend: 'webgpu', cause: 'no-answer' } }

test('an answer that is two seconds late is given up, and nothing is asked any more', async () => {
  const { watched, trained } = lateEngine()
  await trained(10)
  const open = expect(watched.train([])).rejects.toMatchObject(noAnswer)
  const other = expect(watched.train([])).rejects.toMatchObject(noAnswer)
  await vi.advanceTimersByTimeAsync(2_500)
  await open
  await other
  await expect(watched.train([])).rejects.toMatchObject(noAnswer)
  expect(vi.getTimerCount()).toBe(0)
})

test('a device has its pace, and what it does for the first time may take longer', async () => {
  const { watched, trained } = lateEngine()
  await trained(12_000)
  await trained(1_000)
  await trained(4_500)
  const decoded = expect(watched.decode(Float32Array.of(0), 1)).rejects.toMatchObject(noAnswer)
  await vi.advanceTimersByTimeAsync(29_000)
  await vi.advanceTimersByTimeAsync(2_000)
  await decoded
})

test('the time in which the thread was asleep is not counted', async () => {
  const { watched, trained } = lateEngine()
  await trained(10)
  let lost = false
  watched.train([]).catch(() => {
    lost = true
  })
  for (let hours = 0; hours < 3; hours++) {
    vi.setSystemTime(Date.now() + 3_600_000)
    await vi.advanceTimersByTimeAsync(250)
  }
  expect(lost).toBe(false)
})

test('an engine is passed over once it fails a second time, or at once where it would fail again', () => {
  const failed = (cause: EngineFailure['cause'], of: Partial<EngineFailure> = {}): EngineFailure => {
    return { backend: 'webgpu', engine: 'webgpu', cause, reason: '', ...of }
  }
  const lost = failed('device-lost')
  expect(passedOver([lost])).toEqual([])
  expect(passedOver([lost, failed('engine-failed', { engine: 'tfjs' })])).toHaveLength(2)
  expect(passedOver([failed('zeros')])).toHaveLength(1)
  expect(passedOver([failed('no-answer'), failed('device-lost', { backend: 'webgl' })])).toHaveLength(1)
  const kernels = failed('engine-failed', { backend: 'wasm', engine: 'wasm' })
  expect(passedOver([kernels, { ...kernels, engine: 'tfjs' }])).toEqual([])
  expect(passedOver([kernels, kernels])).toHaveLength(2)
  const hung = failed('worker-silent', { backend: 'wasm', engine: 'wasm' })
  expect(passedOver([hung, hung]), 'which no kernel is known to do').toEqual([])
  expect(passedOver([failed('worker-silent'), failed('worker-silent')])).toHaveLength(2)
})
