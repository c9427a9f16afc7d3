import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { Problem } from '../lib/problem'
import type { Keeper, KeptRun } from '../storage/keeper'
import { defaultSettings } from '../vae/settings-schema'
import { Keeping } from './keeping'
import { NoticeBoard } from './notice-board'
import { initialState, type SessionState } from './state'

/** A page on which kept runs are opened. @param begin what becomes of one; @param lastRun that is offered */
function page(begin: (keeping: Keeping) => Promise<unknown>, lastRun: KeptRun | null = null) {
  const store = createStore<SessionState>(() => initialState({ theme: 'system', language: 'en', keep: true }))
  const left: string[] = []
  const keeper = {
    lastRun: async () => lastRun,
    open: async (id: string) => ({ id }),
    leave: async (id: string) => void left.push(id),
  } as unknown as Keeper
  const keeping: Keeping = new Keeping(store, keeper, new NoticeBoard(store), {
    trainer: { state: untrained, ownData: untrained, restoreData: untrained },
    points: () => [],
    address: () => '',
    begin: () => begin(keeping),
  })
  return { store, keeping, left }
}

const untrained = () => Promise.reject(new Error('nothing has been trained'))

test.each([
  ['its own data set', 'own-pets', 'dataset=own-pets&seed=2', ''],
  ['it and something else', 'own-pets', 'dataset=own-pets&nonsense=1', 'nonsense'],
  ['other images', 'own-pets', 'dataset=own-birds', 'dataset'],
  ['images, and it is on none', 'mnist', 'dataset=own-pets', 'dataset'],
])('beside a run that is offered, an address that names %s', async (_, dataset, hash, told) => {
  const { store, keeping } = page(async () => {}, { settings: { ...defaultSettings(), dataset } } as KeptRun)
  await keeping.look(hash)
  expect(store.getState().keptRun).toMatchObject({ settings: { dataset } })
  const notices = told ? [{ problem: { code: 'address-ignored', facts: { keys: told } } }] : []
  expect(store.getState().notices).toMatchObject(notices)
})

test('where nothing is kept, nothing is offered, and what an address names in vain is told', async () => {
  const { store, keeping } = page(async () => {}, { settings: defaultSettings() } as KeptRun)
  keeping.stop()
  await keeping.look('dataset=own-pets')
  expect(store.getState()).toMatchObject({
    keptRun: null,
    notices: [{ problem: { code: 'address-ignored' } }],
  })
})

test('a kept run that cannot be opened here may be opened in another tab', async () => {
  const refusal = new Problem('dataset-not-here', { dataset: 'own-squares' })
  const { keeping, left } = page(() => Promise.reject(refusal))
  await expect(keeping.open('kept')).rejects.toBe(refusal)
  expect(left).toEqual(['kept'])
})

test('one that has begun stays with this page, whatever fails afterwards', async () => {
  const { keeping, left } = page(async (begun) => {
    await begun.leave({ id: 'kept', step: 0 })
    throw new Problem('unexpected', { reason: 'images did not arrive' })
  })
  await expect(keeping.open('kept')).rejects.toMatchObject({ code: 'unexpected' })
  expect(left).toEqual([])
})
