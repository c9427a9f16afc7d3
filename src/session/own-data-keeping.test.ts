import { expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { FilePart } from '../datasets/import/own-data-file'
import { Problem } from '../lib/problem'
import type { Keeper, OpenedRun } from '../storage/keeper'
import type { ImportedDataset } from '../training/protocol'
import { defaultSettings } from '../vae/settings-schema'
import { OwnDataKeeping } from './own-data-keeping'
import { initialState, type SessionState } from './state'

const dataset = (id: string, name: string): ImportedDataset => ({ id, name, classes: ['cat'] })
const cats: FilePart = { bytes: new Blob(['cats']), sum: 'sum' }
const pets = dataset('own-pets', 'pets')

/** A page whose run is on a data set, and a browser that keeps images under the key `sum`. */
function page(present: string) {
  const store = createStore<SessionState>(() => ({
    ...initialState({ theme: 'system', language: 'en', keep: true }),
    settings: { ...defaultSettings(), dataset: present },
  }))
  const saveImages = vi.fn(async (_run: string) => 'sum')
  const images = vi.fn(async (): Promise<FilePart[] | null> => [cats])
  const keeper = { saveImages, images, forgetImages: async () => {} } as unknown as Keeper
  const restoreData = vi.fn(async (id: string) => [...store.getState().imported, dataset(id, 'pets')])
  const report = vi.fn()
  const trainer = { ownData: async () => [cats], restoreData }
  const keeping = new OwnDataKeeping(store, keeper, trainer, report)
  const bring = (imported: ImportedDataset) => {
    store.setState({ imported: [imported] })
    keeping.take(imported)
  }
  return { store, keeping, bring, saveImages, images, restoreData, report }
}

const without = { id: 'run', withoutImages: true }

test('images are kept once they are missed, and not again once they are known', async () => {
  const { keeping, bring, saveImages } = page('own-pets')
  await keeping.complete(without, keeping.of('mnist'), 'mnist')
  bring(pets)
  expect(keeping.of('own-pets')).toEqual({ name: 'pets', key: null })
  await keeping.complete({ ...without, withoutImages: false }, keeping.of('own-pets'), 'own-pets')
  expect(saveImages).not.toHaveBeenCalled()
  await keeping.complete(without, keeping.of('own-pets'), 'own-pets')
  expect(keeping.of('own-pets')).toEqual({ name: 'pets', key: 'sum' })
})

test('those that find no room are told of once, and tried again when something was deleted', async () => {
  const { keeping, bring, saveImages, report } = page('own-pets')
  saveImages.mockRejectedValue(new Problem('storage-full', {}))
  bring(pets)
  for (let time = 0; time < 3; time++) await keeping.complete(without, keeping.of('own-pets'), 'own-pets')
  expect(report.mock.calls).toMatchObject([[{ code: 'own-data-unkept', facts: { dataset: 'pets' } }]])
  expect(saveImages).toHaveBeenCalledOnce()
  saveImages.mockResolvedValue('sum')
  keeping.tryAgain()
  await keeping.complete(without, keeping.of('own-pets'), 'own-pets')
  expect(keeping.of('own-pets')?.key).toBe('sum')
})

test('they are written once for all checkpoints of a run, and then named by another one', async () => {
  const { keeping, bring, saveImages } = page('own-pets')
  bring(pets)
  let written = (_: string) => {}
  saveImages.mockReturnValueOnce(new Promise((resolve) => (written = resolve)))
  const complete = (id: string) => keeping.complete({ ...without, id }, keeping.of('own-pets'), 'own-pets')
  const all = Promise.all([complete('run'), complete('run'), complete('other')])
  await vi.waitUntil(() => saveImages.mock.calls.length > 0)
  written('sum')
  await all
  expect(saveImages.mock.calls.map(([run]) => run)).toEqual(['run', 'other'])
})

test('those that a person has deleted are not kept again by themselves', async () => {
  const { keeping, bring, saveImages } = page('own-pets')
  bring(pets)
  await keeping.complete(without, keeping.of('own-pets'), 'own-pets')
  await keeping.forget('sum')
  keeping.tryAgain()
  await keeping.complete(without, keeping.of('own-pets'), 'own-pets')
  expect(saveImages).toHaveBeenCalledOnce()
  expect(keeping.of('own-pets')?.key).toBeNull()
})

const keptRun = (key: string | null) =>
  ({
    id: 'run',
    model: { settings: { ...defaultSettings(), dataset: 'own-pets' } },
    address: '',
    ownData: { name: 'pets', key },
  }) as OpenedRun

const broughtBack = async (keeping: OwnDataKeeping, key: string | null) =>
  (await keeping.bringBack(keptRun(key))).model.settings.dataset

test('a run brings its images back, unless they are here', async () => {
  const { store, keeping, restoreData } = page('mnist')
  expect(await broughtBack(keeping, 'sum')).toBe('own-pets')
  expect(restoreData.mock.calls).toEqual([['own-pets', { kept: [cats] }, ['mnist']]])
  expect(store.getState().imported).toEqual([pets])
  expect(await broughtBack(keeping, 'sum')).toBe('own-pets')
  expect(restoreData).toHaveBeenCalledOnce()
})

test('beside other images of the same name that are in use they get a name of their own', async () => {
  const { keeping, bring } = page('own-pets')
  bring(pets)
  expect(await broughtBack(keeping, 'sum')).toBe('own-pets-2')
  expect(keeping.of('own-pets-2')).toEqual({ name: 'pets', key: 'sum' })
  expect(keeping.of('own-pets')).toEqual({ name: 'pets', key: null })
})

test('where they were not kept, or are damaged, the run is as it was', async () => {
  const { store, keeping, images, restoreData } = page('mnist')
  expect(await broughtBack(keeping, null)).toBe('own-pets')
  images.mockResolvedValueOnce(null)
  expect(await broughtBack(keeping, 'sum')).toBe('own-pets')
  expect(restoreData).not.toHaveBeenCalled()
  restoreData.mockRejectedValueOnce(new Problem('dataset-not-here', { dataset: 'own-pets' }))
  expect(await broughtBack(keeping, 'sum')).toBe('own-pets')
  expect(store.getState().imported).toEqual([])
})
