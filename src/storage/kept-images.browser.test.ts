/** Images of a person's own, kept with the runs that are trained on them. */
import { deleteDB, openDB } from 'idb'
import { afterEach, expect, test, vi } from 'vitest'
import { bytesOf, type FilePart, partsOf } from '../datasets/import/own-data-file'
import type { Part } from './database'
import type { KeptRun } from './keeper'
import { LocalKeeper } from './local-keeper'
import { counts, keep, room, runAt, tamper } from './test-support/runs'

const name = 'kept-images'
const most = 4_200_000
const own = (key: string | null = null) => ({ name: 'pets', key })

/** Of two parts. @param first byte, and by how much it is shorter */
const fileOf = (first: number) => {
  const bytes = new Uint8Array(most - first).map((_, index) => (index * index) >> 9)
  bytes[0] = first
  return bytes
}

const saveImages = async (keeper: LocalKeeper, run: string, file: Uint8Array) =>
  keeper.saveImages(run, await partsOf([file]))

const isSame = async (parts: FilePart[] | null, other: Uint8Array) => {
  const bytes = parts && (await bytesOf(parts))
  return bytes?.length === other.length && bytes.every((byte, index) => byte === other[index])
}

async function stored(key: string, part: number): Promise<Part> {
  const database = await openDB(name)
  const found = await database.get('parts', [key, part])
  database.close()
  return found
}

/** A run on images, of which the keeper has let go. */
async function runOn(keeper: LocalKeeper, file: Uint8Array, step = 10): Promise<{ id: string; key: string }> {
  const id = await keep(keeper, { ...runAt(step), ownData: own() })
  const key = (await saveImages(keeper, id, file)) as string
  await keeper.leave(id)
  return { id, key }
}

afterEach(() => deleteDB(name))

test('images come back as they were, are there once for all runs on them, and go with the last of these', async () => {
  const keeper = new LocalKeeper(name)
  const file = fileOf(1)
  const first = await keep(keeper, { ...runAt(10), ownData: own() })
  expect(await keeper.save({ ...runAt(20, first), ownData: own() })).toEqual({
    id: first,
    withoutImages: true,
  })
  const key = (await saveImages(keeper, first, file)) as string
  expect(await keeper.save({ ...runAt(30, first), ownData: own(key) })).toEqual({
    id: first,
    withoutImages: false,
  })
  expect(await isSame(await keeper.images(key), file)).toBe(true)
  expect(await keeper.open(first)).toMatchObject({ ownData: own(key) })
  await keeper.leave(first)

  const again = await runOn(keeper, fileOf(1))
  expect(again.key, 'the same images, brought again').toBe(key)
  const other = await runOn(keeper, fileOf(2))
  expect(await keeper.allImages()).toEqual([
    { key, name: 'pets', bytes: most - 1, runs: 2 },
    { key: other.key, name: 'pets', bytes: most - 2, runs: 1 },
  ])
  expect(await counts(name)).toMatchObject({ runs: 3, datasets: 2, parts: 4 })
  await keeper.forget(first)
  expect(await isSame(await keeper.images(key), file)).toBe(true)
  await keeper.forget(again.id)
  expect(await keeper.images(key)).toBeNull()
  expect(await counts(name)).toMatchObject({ datasets: 1, parts: 2 })
  await keeper.forget()
  expect(await counts(name)).toEqual({ runs: 0, checkpoints: 0, datasets: 0, parts: 0 })
})

test('a person deletes them, and the runs on them stay', async () => {
  const keeper = new LocalKeeper(name)
  const { id, key } = await runOn(keeper, fileOf(1))
  await keeper.forgetImages(key)
  expect(await counts(name)).toMatchObject({ runs: 1, datasets: 0, parts: 0 })
  expect(await keeper.open(id)).toMatchObject({ id, model: { step: 10 }, ownData: own(null) })
  await keeper.leave(id)
})

test('damaged ones do not come back, and make way for sound ones', async () => {
  const keeper = new LocalKeeper(name)
  const { id, key } = await runOn(keeper, fileOf(1))
  const damaged = new Uint8Array(await ((await stored(key, 1)).bytes as Blob).arrayBuffer())
  damaged[7] = (damaged[7] ?? 0) ^ 1
  await tamper(name, 'parts', [key, 1], (part: Part) => {
    part.bytes = new Blob([damaged])
  })
  expect(await bytesOf((await keeper.images(key)) ?? [])).toBeNull()
  // The page knows of no key: these files were chosen anew.
  expect(await keeper.save({ ...runAt(20, id), ownData: own() })).toEqual({ id, withoutImages: true })
  expect(await counts(name)).toMatchObject({ datasets: 0, parts: 0 })
  await saveImages(keeper, id, fileOf(1))
  expect(await isSame(await keeper.images(key), fileOf(1))).toBe(true)
  await keeper.leave(id)
})

test('an older page has kept them as arrays: they come back as well', async () => {
  const keeper = new LocalKeeper(name)
  const { key } = await runOn(keeper, fileOf(1))
  const bytes = new Uint8Array(await ((await stored(key, 1)).bytes as Blob).arrayBuffer())
  await tamper(name, 'parts', [key, 1], (part: Part) => {
    part.bytes = bytes
  })
  expect(await isSame(await keeper.images(key), fileOf(1))).toBe(true)
})

test('R15: a database that is deleted meanwhile is made again, with them', async () => {
  const keeper = new LocalKeeper(name)
  const { id, key } = await runOn(keeper, fileOf(1))
  await deleteDB(name)
  expect(await keeper.save({ ...runAt(20, id), ownData: own(key) })).toEqual({ id, withoutImages: true })
  expect(await saveImages(keeper, id, fileOf(1))).toBe(key)
  expect(await isSame(await keeper.images(key), fileOf(1))).toBe(true)
  await keeper.leave(id)
})

test('R13: without room for them the run is kept without, and nothing is left of them', async () => {
  const keeper = new LocalKeeper(name)
  const id = await keep(keeper, { ...runAt(10), ownData: own() })
  const callOff = room('parts', 1)
  const refusal = await saveImages(keeper, id, fileOf(1)).catch((thrown) => thrown)
  callOff()
  expect(refusal).toMatchObject({ code: 'storage-full' })
  expect(await counts(name)).toMatchObject({ runs: 1, datasets: 0, parts: 0 })
  expect(await keeper.open(id)).toMatchObject({ model: { step: 10 }, ownData: own(null) })
  await keeper.leave(id)
})

test('R13: runs that are older make room for them, with images that nobody else needs', async () => {
  const keeper = new LocalKeeper(name)
  const older = await runOn(keeper, fileOf(1))
  const id = await keep(keeper, { ...runAt(20), ownData: own() })
  // The second write finds no room; the next ones do, once the older run has made some.
  const { put } = IDBObjectStore.prototype
  let writes = 0
  IDBObjectStore.prototype.put = function (...parameters) {
    if (this.name === 'parts' && ++writes === 2) throw new DOMException('', 'QuotaExceededError')
    return put.apply(this, parameters)
  }
  const key = (await saveImages(keeper, id, fileOf(2))) as string
  IDBObjectStore.prototype.put = put
  expect(await isSame(await keeper.images(key), fileOf(2))).toBe(true)
  expect(await keeper.runs()).toMatchObject([{ id }, { id: older.id, newest: null, ownData: own(null) }])
  expect(await counts(name)).toMatchObject({ datasets: 1, parts: 2 })
  await keeper.leave(id)
})

test('checkpoints that come while they are written leave them alone', async () => {
  const keeper = new LocalKeeper(name)
  const id = await keep(keeper, { ...runAt(10), ownData: own() })
  const { put } = IDBObjectStore.prototype
  let saving: Promise<unknown> | undefined
  IDBObjectStore.prototype.put = function (...parameters) {
    if (this.name === 'parts') saving ??= keeper.save({ ...runAt(20, id), ownData: own() })
    return put.apply(this, parameters)
  }
  const key = (await saveImages(keeper, id, fileOf(1))) as string
  IDBObjectStore.prototype.put = put
  expect(await saving).toEqual({ id, withoutImages: true })
  expect(await isSame(await keeper.images(key), fileOf(1))).toBe(true)
  expect(await keeper.open(id)).toMatchObject({ model: { step: 20 }, ownData: own(key) })
  await keeper.leave(id)
})

test('R15: parts that are lost while others are written make none of them count', async () => {
  const keeper = new LocalKeeper(name)
  const id = await keep(keeper, { ...runAt(10), ownData: own() })
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...parameters) {
    const [{ dataset, part }] = parameters
    if (this.name === 'parts' && part === 1) this.delete([dataset, 0])
    return put.apply(this, parameters)
  }
  expect(await saveImages(keeper, id, fileOf(1))).toBeNull()
  IDBObjectStore.prototype.put = put
  expect(await keeper.save({ ...runAt(20, id), ownData: own() })).toEqual({ id, withoutImages: true })
  expect(await counts(name)).toMatchObject({ datasets: 0, parts: 0 })
  await keeper.leave(id)
})

test('a run that is deleted while they are written takes them with it', async () => {
  const [keeper, other] = [new LocalKeeper(name), new LocalKeeper(name)]
  const id = await keep(keeper, { ...runAt(10), ownData: own() })
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...parameters) {
    if (this.name === 'parts') void other.forget(id)
    return put.apply(this, parameters)
  }
  expect(await saveImages(keeper, id, fileOf(1))).toBeNull()
  IDBObjectStore.prototype.put = put
  expect(await counts(name)).toEqual({ runs: 0, checkpoints: 0, datasets: 0, parts: 0 })
  await keeper.leave(id)
})

test('a page that is left while they are written leaves the run, and makes way for whole ones', async () => {
  const keeper = new LocalKeeper(name)
  const id = await keep(keeper, { ...runAt(10), ownData: own() })
  // The page ends before the second part is written.
  let asked = false
  const get = () => {
    asked = true
    return new Promise(() => {})
  }
  const unanswered = { objectStore: () => ({ get }) }
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...parameters) {
    if (this.name === 'parts')
      vi.spyOn(IDBDatabase.prototype, 'transaction').mockReturnValueOnce(unanswered as never)
    return put.apply(this, parameters)
  }
  void saveImages(keeper, id, fileOf(1))
  await expect.poll(() => asked).toBe(true)
  IDBObjectStore.prototype.put = put
  vi.restoreAllMocks()
  await keeper.leave(id)

  const later = new LocalKeeper(name)
  expect(await counts(name)).toMatchObject({ runs: 1, datasets: 0, parts: 1 })
  const run = (await later.lastRun()) as KeptRun
  expect(run).toMatchObject({ id, step: 10, ownData: { name: 'pets' } })
  expect(await later.open(id)).toMatchObject({ id, model: { step: 10 } })
  expect(await later.images(run.ownData?.key ?? '')).toBeNull()
  await later.save({ ...runAt(20, id), ownData: own() })
  expect(await counts(name)).toMatchObject({ datasets: 0, parts: 0 })
  const key = (await saveImages(later, id, fileOf(1))) as string
  expect(await isSame(await later.images(key), fileOf(1))).toBe(true)
  await later.leave(id)
})
