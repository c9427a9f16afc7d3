import { expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { StepComparison, TracedStep } from '../../training/answers'
import type { RunStatus } from '../../training/protocol'
import { initialState, type SessionState } from '../state'
import { StepView } from './step-view'

/** A session whose run rests at a step, and what is asked of it. */
function sessionAt(step: number) {
  const store = createStore<SessionState>(() => ({
    ...initialState({ theme: 'system', language: 'en', keep: false }),
    status: { runId: 1, phase: 'paused', step } as RunStatus,
  }))
  const move = (change: Partial<RunStatus>) =>
    store.setState(({ status }) => ({ status: { ...(status as RunStatus), ...change } }))
  const now = () => store.getState().status?.step ?? 0
  const traceStep = vi.fn(async (image: number) => ({ step: now(), index: image }) as TracedStep)
  const compareTrace = vi.fn(async () => ({ parameters: 0 }) as StepComparison)
  const session = {
    ...{ store, explore: { traceStep, compareTrace }, report: vi.fn() },
    step: async () => move({ step: now() + 1 }),
  }
  const view = new StepView(session)
  const shows = (expected: Partial<TracedStep>) =>
    vi.waitFor(() => expect(view.state.getState().trace).toMatchObject(expected))
  return { ...session, view, move, shows }
}

test('follows the run wherever it rests, and asks for nothing while nobody looks or it trains', async () => {
  const { view, explore, move, shows } = sessionAt(7)
  move({ step: 8 })
  expect(explore.traceStep).not.toHaveBeenCalled()
  view.look(true)
  await shows({ step: 8 })
  move({ phase: 'training', step: 20 })
  move({ phase: 'training', step: 40 })
  expect(explore.traceStep).toHaveBeenCalledTimes(1)
  move({ phase: 'paused' })
  await shows({ step: 40 })
  view.choose(3)
  await shows({ step: 40, index: 3 })
  view.look(false)
  move({ step: 41 })
  expect(explore.traceStep).toHaveBeenCalledTimes(3)
})

test('what was taken stays beside what it was compared with, until somebody goes on', async () => {
  const { view, explore, shows } = sessionAt(7)
  view.look(true)
  await shows({ step: 7 })
  view.show('update')
  await view.take()
  expect(view.state.getState()).toMatchObject({
    stage: 'update',
    trace: { step: 7 },
    comparison: { parameters: 0 },
  })
  expect(explore.traceStep).toHaveBeenCalledTimes(1)
  view.goOn()
  await shows({ step: 8 })
  expect(view.state.getState()).toMatchObject({ stage: 'encode', comparison: null })
})

test('other settings are another step; steps that cannot be traced are not asked for', async () => {
  const { view, explore, store, shows } = sessionAt(7)
  view.look(true)
  await shows({ step: 7 })
  const { settings } = store.getState()
  store.setState({ settings: { ...settings, objective: { ...settings.objective, beta: 4 } } })
  await vi.waitFor(() => expect(explore.traceStep).toHaveBeenCalledTimes(2))
  await shows({ step: 7 })
  store.setState({ settings: { ...settings, objective: { ...settings.objective, importanceSamples: 5 } } })
  store.setState({ settings: { ...settings, batchSize: 4096, model: { ...settings.model, hidden: [2048] } } })
  expect(explore.traceStep).toHaveBeenCalledTimes(2)
})
