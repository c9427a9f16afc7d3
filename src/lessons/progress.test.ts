import { afterEach, expect, test, vi } from 'vitest'
import { beginning, keepProgress, type Progress, readProgress } from './progress'

const none: Progress = { places: {}, finished: [], before: null }

/** A browser that keeps texts. */
function browser(text: string | null = null) {
  const kept = new Map(text === null ? [] : [['vae-playground.lessons', text]])
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
}

afterEach(() => void vi.unstubAllGlobals())

test('what was kept is read back, in full', () => {
  browser()
  const progress: Progress = {
    places: { 3: { ...beginning, at: 2, predicted: 'near', done: ['trained'], notes: { mean: 0.5 } } },
    finished: [1],
    before: { run: 'a', hash: 'v=1&seed=2' },
  }
  keepProgress(progress)
  expect(readProgress()).toEqual(progress)
})

test.each([
  ['nothing', null],
  ['no JSON', '{"places":'],
  ['something else', '[1,2]'],
  ['null', 'null'],
  ['parts of other kinds', '{"places":[{"at":1}],"finished":{"1":true},"before":{"run":"a"}}'],
])('of %s nothing is taken', (_, text) => {
  browser(text)
  expect(readProgress()).toEqual(none)
})

test('places that make no sense go, the others stay', () => {
  const sound = { ...beginning, at: 3 }
  const places = {
    1: sound,
    2: null,
    4: { at: 'two', done: [], notes: {} },
    5: { at: 1, done: 'all', notes: {} },
  }
  browser(JSON.stringify({ places, finished: [1, 'two', 3.5] }))
  expect(readProgress()).toEqual({ places: { 1: sound }, finished: [1], before: null })
})

test('where the browser keeps nothing, lessons begin and nothing fails', () => {
  vi.stubGlobal('localStorage', undefined)
  keepProgress({ ...none, finished: [1] })
  expect(readProgress()).toEqual(none)
})
