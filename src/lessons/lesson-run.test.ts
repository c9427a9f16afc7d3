import { afterEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { Problem } from '../lib/problem'
import { History } from '../session/history'
import type { Session } from '../session/session'
import { initialState, type SessionState } from '../session/state'
import type { RunStatus } from '../training/protocol'
import { changeSettings } from '../vae/settings-validation'
import { LessonRun } from './lesson-run'

/** A page with a lesson open, on which runs are named and trained, without any arithmetic. */
function page(lesson: number) {
  const store = createStore<SessionState>(() => ({
    ...initialState({ theme: 'system', language: 'en', keep: true }),
    lesson,
  }))
  const history = new History()
  let runs = 0
  const status = (change: Partial<RunStatus>) =>
    store.setState(({ status }) => ({
      status: { runId: 1, step: 0, phase: 'ready', ...status, ...change } as RunStatus,
    }))
  const begin = (settings: SessionState['settings'], step = 0) => {
    runs += 1
    history.replace([])
    store.setState({ settings })
    status({ runId: runs, step })
  }
  const terms = { reconstruction: 170, kl: 0, elbo: -170 }
  const measure = () => {
    const step = store.getState().status?.step ?? 0
    history.append([{ ...terms, step, epoch: 0, test: terms }])
  }
  const opened: string[] = []
  const session = {
    store,
    history,
    explore: { anomalies: { scoring: { asking: createStore(() => ({ running: false, answer: null })) } } },
    configure: async (change: object) => begin(changeSettings(store.getState().settings, change)),
    reset: async () => begin(store.getState().settings),
    train: vi.fn(async ({ steps }: { steps: number }) =>
      status({ step: (store.getState().status?.step ?? 0) + steps }),
    ),
    openPretrained: async () =>
      begin(initialState({ theme: 'system', language: 'en', keep: true }).settings, 9380),
    showLesson: (number: number | null) => store.setState({ lesson: number }),
    addressHash: () => `v=1&seed=7&lesson=${store.getState().lesson}`,
    exchange: { hold: async () => null },
    keeping: {
      run: { id: 'mine' },
      // A run that was kept while another lesson was open.
      open: async (id: string) => {
        opened.push(id)
        store.setState({ lesson: 5 })
        await Promise.resolve()
      },
    },
  } as unknown as Session
  const run = new LessonRun(session)
  ends.push(run.follow())
  const put = (image = new Float32Array(1)) =>
    store.setState(({ input }) => ({
      input: {
        ...input,
        image,
        source: 'test',
        examination: {
          terms,
          mean: image,
          logVariance: image,
          reconstruction: image,
          moreSurprisingThan: null,
        },
      },
    }))
  return { store, session, run, begin, status, measure, put, opened }
}

const soon = () => vi.advanceTimersByTimeAsync(1000)
const kept = new Map<string, string>()
const ends: (() => void)[] = []

vi.useFakeTimers()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  kept.clear()
})

test('a step is done by whatever way it came about, and what it found is written down and kept', async () => {
  const { run, session, status, measure } = page(1)
  run.go(1)
  await session.configure({ model: { kind: 'ae' } })
  status({ step: 300 })
  await soon()
  expect(run.place.done, 'not before the test images were measured').toEqual([])
  measure()
  await soon()
  expect(run.place).toMatchObject({ at: 1, done: ['train'], notes: { narrow: 170 } })
  // Another visit.
  expect(page(1).run.place).toEqual(run.place)
})

test('what was done to another model, or by the page itself, does not count', async () => {
  const { run, store, begin, put, measure } = page(1)
  run.go(2)
  begin(initialState({ theme: 'system', language: 'en', keep: true }).settings, 9380)
  put()
  await soon()
  expect(run.missing?.help.label).toBe('setAndTrain')
  expect(run.place.done).toEqual([])

  const helped = run.help()
  await soon()
  expect(store.getState()).toMatchObject({ settings: { model: { kind: 'ae' } }, status: { step: 300 } })
  expect(run.missing, 'until it has been measured').not.toBeNull()
  measure()
  await soon()
  await helped
  expect(run.missing).toBeNull()
  expect(run.place.done).toEqual([])
})

test('once the run is there a new image counts, the one that was there does not', async () => {
  const { run, session, status, measure, put, store } = page(1)
  run.go(2)
  put()
  await session.configure({ model: { kind: 'ae' } })
  status({ step: 300 })
  measure()
  await soon()
  expect(run.missing).toBeNull()
  expect(run.place.done).toEqual([])

  // Data have come, and the page puts in the first image.
  store.setState(({ input }) => ({
    input: { ...input, testImages: { images: new Uint8Array(), labels: new Uint8Array() } },
  }))
  put()
  await soon()
  expect(run.place.done).toEqual([])
  put()
  await soon()
  expect(run.place.done).toEqual(['compare'])
})

test('the page is busy until what it has trained is measured, and keeps what there was only once', async () => {
  const { run, store, session, measure } = page(1)
  const hold = vi.spyOn(session.exchange, 'hold')
  run.go(1)
  expect(run.changes).toBe(true)
  const helped = run.help()
  await soon()
  expect(run.store.getState()).toMatchObject({
    busy: true,
    before: { run: 'mine', hash: 'v=1&seed=7&lesson=1' },
  })
  measure()
  await soon()
  await helped
  expect(run.store.getState().busy).toBe(false)
  expect(run.place.done).toEqual(['train'])

  run.go(3)
  void run.help()
  await soon()
  expect(store.getState().settings.model.latentDimensions).toBe(32)
  expect(hold).toHaveBeenCalledTimes(1)
})

test('a training that fails leaves the button', async () => {
  const { run, session } = page(1)
  vi.mocked(session.train).mockRejectedValueOnce(new Error('no device'))
  run.go(1)
  await expect(run.help()).rejects.toThrow('no device')
  expect(run.store.getState().busy).toBe(false)
  expect(run.offer).not.toBeNull()
})

test('what there was comes back without leaving the lesson', async () => {
  kept.set('vae-playground.lessons', JSON.stringify({ before: { run: 'theirs', hash: '' } }))
  const { run, store, opened } = page(9)
  await run.giveBack()
  expect(opened).toEqual(['theirs'])
  expect(store.getState().lesson).toBe(9)
  expect(run.store.getState().before).toBeNull()
  // Nor does it stay open against the learner's will.
  store.setState({ lesson: null })
  expect(store.getState().lesson).toBeNull()
})

test('of a run that was deleted meanwhile the settings come back, and the learner is told', async () => {
  kept.set('vae-playground.lessons', JSON.stringify({ before: { run: 'theirs', hash: 'v=1&seed=7' } }))
  const { run, session } = page(9)
  session.keeping.open = () => Promise.reject(new Problem('kept-run-lost', {}))
  const told: string[] = []
  const followed: string[] = []
  Object.assign(session, {
    report: ({ code }: Problem) => told.push(code),
    follow: async (hash: string) => followed.push(hash),
  })
  await run.giveBack()
  expect(told).toEqual(['before-lessons-lost'])
  expect(followed).toEqual(['v=1&seed=7'])
  expect(run.store.getState().before).toBeNull()
})

test('only the right answer finishes a lesson, and beginning again leaves it finished', () => {
  const { run } = page(1)
  run.go(99)
  expect(run.place.at, 'the check is the last').toBe(5)
  run.answer('size')
  expect(run.store.getState().finished).toEqual([])
  run.answer('details')
  run.answer('details')
  expect(run.store.getState().finished).toEqual([1])
  run.again()
  expect(run.place).toMatchObject({ at: 0, answered: null, done: [] })
  expect(run.store.getState().finished).toEqual([1])
})
