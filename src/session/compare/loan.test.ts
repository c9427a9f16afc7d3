import { expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { Problem } from '../../lib/problem'
import type { ImportedDataset, Trainer } from '../../training/protocol'
import { defaultSettings } from '../../vae/settings-schema'
import type { Session } from '../session'
import { initialState, type SessionState } from '../state'
import { Loan } from './loan'

const named = (name: string): ImportedDataset => ({ id: `own-${name}`, name, classes: ['cat'] })

/** A session whose run is on one of some data sets, and a trainer that gets them. */
function lending(present: string) {
  const store = createStore<SessionState>(() => ({
    ...initialState({ theme: 'system', language: 'en', keep: true }),
    settings: { ...defaultSettings(), dataset: present },
    imported: [named('pets')],
  }))
  const session = {
    store,
    trainer: { ownData: async () => [{ bytes: new Blob(['cats']), sum: null }] },
  } as unknown as Session
  const restoreData = vi.fn<Trainer['restoreData']>(async (id) => [named(id.slice(4))])
  return { store, restoreData, loan: new Loan(session, { restoreData }) }
}

test('images are lent once, and anew when others have come under their name', async () => {
  const { store, restoreData, loan } = lending('own-pets')
  expect(await loan.renew()).toEqual([named('pets')])
  await loan.renew()
  expect(restoreData.mock.calls).toEqual([['own-pets', { kept: [expect.anything()] }, []]])
  store.setState({ imported: [named('pets')] })
  await loan.renew()
  expect(restoreData).toHaveBeenCalledTimes(2)
})

test('data of the page need no loan', async () => {
  const { restoreData, loan } = lending('mnist')
  expect(await loan.renew()).toEqual([])
  expect(restoreData).not.toHaveBeenCalled()
})

test('without memory for them it says so, and the next time they are tried again', async () => {
  const { restoreData, loan } = lending('own-pets')
  restoreData.mockRejectedValueOnce(new RangeError('Array buffer allocation failed'))
  await expect(loan.renew()).rejects.toMatchObject({ code: 'own-data-unlent', facts: { dataset: 'pets' } })
  restoreData.mockRejectedValueOnce(new Problem('model-changed', {}))
  await expect(loan.renew()).rejects.toMatchObject({ code: 'model-changed' })
  expect(await loan.renew()).toEqual([named('pets')])
})
