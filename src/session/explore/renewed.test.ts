import { describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { Problem } from '../../lib/problem'
import type { RunStatus } from '../../training/protocol'
import { initialState, type SessionState } from '../state'
import { Renewed } from './renewed'

function session() {
  const state = initialState({ theme: 'system', language: 'en', keep: true })
  const store = createStore<SessionState>(() => state)
  const status = (change: Partial<RunStatus>) =>
    store.setState(({ status: previous }) => ({
      status: { runId: 1, phase: 'ready', step: 0, ...previous, ...change } as RunStatus,
    }))
  status({})
  return { store, status }
}

describe('an answer that is renewed', () => {
  it('is asked for at once, and again whenever the parameters have changed', async () => {
    const { store, status } = session()
    let parameters = 10
    const renewed = new Renewed(store, async (question: number) => question + parameters, fail)
    renewed.look(1)
    await vi.waitFor(() => expect(renewed.answered.getState()).toEqual({ question: 1, answer: 11 }))
    parameters = 20
    status({ phase: 'training', step: 1 })
    await vi.waitFor(() => expect(renewed.answered.getState()).toEqual({ question: 1, answer: 21 }))
    parameters = 30
    status({ runId: 2, phase: 'ready', step: 0 })
    await vi.waitFor(() => expect(renewed.answered.getState()).toEqual({ question: 1, answer: 31 }))
  })

  it('costs nothing while nobody looks, nor when something else changes', async () => {
    const { store, status } = session()
    const ask = vi.fn(async (question: number) => question)
    const renewed = new Renewed(store, ask, fail)
    status({ step: 1 })
    expect(ask).not.toHaveBeenCalled()
    renewed.look(1)
    await vi.waitFor(() => expect(renewed.answered.getState()).not.toBeNull())
    store.setState({ targetEpoch: 40 })
    renewed.look(null)
    status({ step: 2 })
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('ends with the answer to the newest question', async () => {
    const { store } = session()
    const asked: number[] = []
    const renewed = new Renewed(
      store,
      async (question: number) => {
        asked.push(question)
        return question
      },
      fail,
    )
    for (const question of [1, 2, 3, 4]) renewed.look(question)
    await vi.waitFor(() => expect(renewed.answered.getState()?.question).toBe(4))
    expect(asked).toEqual([1, 4])
  })

  it('reports what fails, unless the model was replaced meanwhile', async () => {
    const { store, status } = session()
    const report = vi.fn()
    const ask = vi.fn((question: number) => Promise.resolve(question))
    const renewed = new Renewed(store, ask, report)
    ask.mockRejectedValueOnce(new Error('no'))
    renewed.look(1)
    await vi.waitFor(() => expect(report).toHaveBeenCalledTimes(1))
    ask.mockRejectedValueOnce(new Problem('model-changed', {}))
    renewed.look(2)
    status({ phase: 'loading' })
    await vi.waitFor(() => expect(renewed.answered.getState()?.answer).toBe(2))
    expect(report).toHaveBeenCalledTimes(1)
  })
})

function fail(problem: unknown): void {
  throw problem
}
