import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Keeper, RunToKeep } from '../storage/keeper'
import type { RunState, RunStatus } from '../training/protocol'
import type { CurvePoint } from '../vae/learning-curve'
import { defaultSettings } from '../vae/settings-schema'
import { Autosave } from './autosave'
import { initialState, type SessionState } from './state'

const point = (step: number, cost: number): CurvePoint => ({
  step,
  epoch: step / 100,
  elbo: -cost,
  reconstruction: cost,
  kl: 0,
})

/** A page whose run is wherever a test puts it, and a keeper that remembers. */
function page() {
  const store = createStore<SessionState>(() => initialState({ theme: 'system', language: 'en', keep: true }))
  const kept: RunToKeep[] = []
  const left: string[] = []
  let points = [point(1, 500)]
  const put = (phase: RunStatus['phase'], step: number) =>
    store.setState({ status: { phase, step, trainingImages: 100 } as RunStatus })
  const state = (): Promise<RunState> => {
    const { step } = store.getState().status as RunStatus
    const snapshot = { parameters: new Float32Array(), moments: null, step }
    return Promise.resolve({ settings: defaultSettings(), snapshot, step, imagesSeen: 10 * step })
  }
  const save = vi.fn(async (run: RunToKeep) => {
    kept.push(run)
    return { id: run.id ?? `run ${kept.length}`, withoutImages: false }
  })
  const keeper = { save, leave: async (id: string) => void left.push(id) } as unknown as Keeper
  const failed = vi.fn()
  const ownData = { of: () => null, complete: vi.fn(async () => {}) }
  const means = { state, points: () => points, address: () => 'v=1', ownData, kept: () => {}, failed }
  const autosave = new Autosave(store, keeper, means)
  const draw = (curve: CurvePoint[]) => {
    points = curve
  }
  return {
    autosave,
    put,
    draw,
    save,
    failed,
    ownData,
    kept,
    left,
    steps: () => kept.map(({ model }) => model.step),
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a model that is only looked at is not kept', async () => {
  const { autosave, put, steps } = page()
  autosave.run = { id: null, step: 9380 }
  put('ready', 9380)
  await autosave.flush()
  expect(autosave.leave()).toBeUndefined()
  await vi.runAllTimersAsync()
  expect(steps()).toEqual([])
})

test('a run is kept every ten seconds while it trains, and when it rests', async () => {
  const { put, steps, kept } = page()
  for (let step = 1; step <= 255; step++) {
    put('training', step)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(steps()).toEqual([100, 200])
  put('paused', 256)
  await vi.runAllTimersAsync()
  expect(steps()).toEqual([100, 200, 256])
  expect(kept.map(({ id }) => id)).toEqual([null, 'run 1', 'run 1'])
  expect(kept.at(-1)).toMatchObject({ epoch: 25.6, address: 'v=1', model: { history: [point(1, 500)] } })
})

test('steps that are taken one by one are kept together', async () => {
  const { put, steps } = page()
  for (let step = 1; step <= 5; step++) {
    put('training', step)
    put('paused', step)
    await vi.advanceTimersByTimeAsync(200)
  }
  await vi.runAllTimersAsync()
  expect(steps()).toEqual([5])
})

test('a run that gives way is kept first, as what it was, and let go of', async () => {
  const { autosave, put, draw, kept, left } = page()
  put('training', 7)
  const read = autosave.leave()
  autosave.run = { id: null, step: 0 }
  draw([])
  await read
  put('loading', 0)
  put('training', 3)
  await vi.runAllTimersAsync()
  expect(kept.map(({ id, model }) => [id, model.step, model.history.length])).toEqual([
    [null, 7, 1],
    [null, 3, 0],
  ])
  expect(left).toEqual(['run 1'])
})

test('images are written beside the checkpoints that follow; what is asked to be kept at once waits for them', async () => {
  const { autosave, put, ownData, failed, steps } = page()
  let written = () => {}
  ownData.complete.mockReturnValueOnce(new Promise((resolve) => (written = resolve)))
  put('training', 7)
  let isKept = false
  void autosave.flush().then(() => {
    isKept = true
  })
  await vi.advanceTimersByTimeAsync(100)
  put('training', 9)
  await vi.advanceTimersByTimeAsync(10_000)
  expect([steps(), isKept]).toEqual([[7, 9], false])
  written()
  await vi.advanceTimersByTimeAsync(0)
  expect(isKept).toBe(true)
  ownData.complete.mockRejectedValueOnce(new Error('the disk is gone'))
  put('paused', 10)
  await vi.runAllTimersAsync()
  expect(failed.mock.calls).toMatchObject([[{ message: 'the disk is gone' }]])
})

test('a run on its way out is not kept: what was kept before is better', async () => {
  const { autosave, put, draw, steps } = page()
  draw([point(1, 500), point(40, 1e6)])
  put('training', 40)
  await autosave.flush()
  expect(steps()).toEqual([])
})

test('what could not be kept is told, and tried again though nothing happens', async () => {
  const { put, save, failed, steps } = page()
  save.mockRejectedValueOnce(new Error('no room'))
  put('training', 1)
  put('paused', 1)
  await vi.advanceTimersByTimeAsync(1000)
  expect(failed).toHaveBeenCalledOnce()
  expect(steps()).toEqual([])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(steps()).toEqual([1])
})
