import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { Problem } from '../lib/problem'
import type { Keeper } from '../storage/keeper'
import { Keeping } from './keeping'
import { NoticeBoard } from './notice-board'
import { initialState, type SessionState } from './state'

/** A page on which kept runs are opened. @param begin what becomes of one */
function page(begin: (keeping: Keeping) => Promise<unknown>) {
  const store = createStore<SessionState>(() => initialState({ theme: 'system', language: 'en', keep: true }))
  const left: string[] = []
  const keeper = {
    open: async (id: string) => ({ id }),
    leave: async (id: string) => void left.push(id),
  } as unknown as Keeper
  const keeping: Keeping = new Keeping(store, keeper, new NoticeBoard(store), {
    trainer: { state: untrained, ownData: untrained, restoreData: untrained },
    points: () => [],
    address: () => '',
    begin: () => begin(keeping),
  })
  return { keeping, left }
}

const untrained = () => Promise.reject(new Error('nothing has been trained'))

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
