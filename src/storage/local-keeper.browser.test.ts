import { deleteDB, openDB } from 'idb'
import { afterEach, describe, expect, test } from 'vitest'
import { Problem } from '../lib/problem'
import { sha256 } from '../lib/sha256'
import { imagePixels } from '../vae/image'
import { readModelFile, writeModelFile } from '../vae/model-file'
import { LocalKeeper } from './local-keeper'
import { counts, keep, room, runAt, settings, tamper } from './test-support/runs'

const name = 'kept'
/** Keeps a run, of which the keeper lets go when the test is over. */
async function save(keeper: LocalKeeper, step: number, id: string | null = null): Promise<string> {
  const kept = await keep(keeper, runAt(step, id))
  letGo.push(() => keeper.leave(kept))
  return kept
}

const letGo: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const leave of letGo.splice(0)) await leave()
  await deleteDB(name)
})

const spoil = (id: string, slot: number) =>
  tamper(name, 'checkpoints', [id, slot], ({ file }: { file: Uint8Array }) => {
    file[file.length - 3] = (file[file.length - 3] ?? 0) ^ 1
  })

test('a run comes back as it was kept last, every bit', async () => {
  const keeper = new LocalKeeper(name)
  const id = await save(keeper, 10)
  expect(await save(keeper, 20, id)).toBe(id)
  const { model, address } = runAt(20)
  expect(await keeper.open(id)).toEqual({ id, model, address, ownData: null })
})

test('where the newer checkpoint is damaged, the older one counts; where both are, it is said', async () => {
  const keeper = new LocalKeeper(name)
  const id = await save(keeper, 10)
  for (const step of [20, 30]) await save(keeper, step, id)
  await spoil(id, 0)
  expect((await keeper.open(id)).model).toEqual(runAt(20).model)
  await spoil(id, 1)
  await expect(keeper.open(id)).rejects.toThrow('kept-run-lost')
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, 0])('parameters of %d are not kept', async (value) => {
  const keeper = new LocalKeeper(name)
  const id = await save(keeper, 10)
  const broken = runAt(20, id)
  // One such number is enough, but for zeros.
  broken.model.snapshot.parameters.fill(value, 0, value === 0 ? undefined : 1)
  expect(await keeper.save(broken)).toBeNull()
  expect((await keeper.open(id)).model.step).toBe(10)
})

describe('offers', () => {
  test('the run that was kept last, until it is turned down or kept anew', async () => {
    const before = new LocalKeeper(name)
    expect(await before.lastRun()).toBeNull()
    await save(before, 10)
    const id = await save(before, 5)
    const keeper = new LocalKeeper(name)
    expect(await keeper.lastRun(), 'open in another tab').toBeNull()
    for (const leave of letGo.splice(0)) await leave()
    expect(await keeper.lastRun()).toMatchObject({ id, step: 5, settings })
    await keeper.change(id, { turnedDown: true })
    expect(await keeper.lastRun()).toBeNull()
    await keeper.leave(await save(keeper, 15, id))
    expect(await keeper.lastRun()).toMatchObject({ id, step: 15 })
  })
})

test('a run is named, listed, saved as a file and deleted', async () => {
  const keeper = new LocalKeeper(name)
  const id = await save(keeper, 10)
  await keeper.change(id, { name: 'Mine' })
  await save(keeper, 20, id)
  const other = await save(keeper, 5)
  expect(await keeper.runs()).toMatchObject([
    { id: other, name: null, step: 5, elsewhere: false },
    { id, name: 'Mine', step: 20, epoch: 2, settings, curve: runAt(20).model.history },
  ])
  expect(await new LocalKeeper(name).runs()).toMatchObject([{ elsewhere: true }, { elsewhere: true }])
  const file = new Uint8Array(await (await keeper.file(id)).arrayBuffer())
  expect(readModelFile(file, imagePixels)).toEqual(runAt(20).model)
  await keeper.forget(id)
  expect((await keeper.runs()).map((run) => run.id)).toEqual([other])
  await expect(keeper.open(id)).rejects.toThrow('kept-run-lost')
  await keeper.forget()
  expect(await counts(name)).toEqual({ runs: 0, checkpoints: 0, datasets: 0, parts: 0 })
})

test('of many runs the oldest are deleted, but for those that are open', async () => {
  const keeper = new LocalKeeper(name)
  const open = await save(keeper, 1)
  for (let step = 2; step <= 22; step++) await keeper.leave(await save(keeper, step))
  const runs = await keeper.runs()
  expect(runs.map(({ step }) => step)).toEqual([...Array.from({ length: 20 }, (_, index) => 22 - index), 1])
  expect(runs.at(-1)?.id).toBe(open)
})

test('R16: two tabs never write the same run: the second one goes on with a copy', async () => {
  const [one, other] = [new LocalKeeper(name), new LocalKeeper(name)]
  const id = await save(one, 10)
  const opened = await other.open(id)
  expect(opened).toMatchObject({ id: null, model: { step: 10 } })
  const copy = await save(other, 20, opened.id)
  const forced = await save(other, 30, id)
  expect(new Set([id, copy, forced]).size).toBe(3)
  expect((await one.open(id)).model.step).toBe(10)
})

test('R15: a database that is deleted meanwhile is made again, with the run as a whole', async () => {
  const keeper = new LocalKeeper(name)
  const id = await save(keeper, 10)
  await deleteDB(name)
  await save(keeper, 20, id)
  expect((await keeper.open(id)).model).toEqual(runAt(20).model)
})

test('R15: a connection that is closed meanwhile is made again, once', async () => {
  const connections: IDBDatabase[] = []
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...parameters) {
    const request = open.apply(this, parameters)
    request.addEventListener('success', () => connections.push(request.result))
    return request
  }
  const keeper = new LocalKeeper(name)
  const id = await save(keeper, 10)
  for (const connection of connections.splice(0)) connection.close()
  await save(keeper, 20, id)
  expect((await keeper.open(id)).model.step).toBe(20)
  expect(connections).toHaveLength(1)
  IDBFactory.prototype.open = open
})

test.each([1, 2])('R17: what version %i has written is brought up to date, every bit', async (version) => {
  const { id, model, address, epoch } = { ...runAt(20), id: 'old' }
  const older = await openDB(name, version, {
    upgrade: (database) => {
      database.createObjectStore('runs', { keyPath: 'id' })
      database.createObjectStore('checkpoints', { keyPath: ['run', 'slot'] })
    },
  })
  const file = writeModelFile(model, imagePixels)
  const known = { id, settings, step: 20, epoch, address, curve: model.history }
  const kept = { begunAt: 1, keptAt: 2, turnedDown: false, newest: 1, bytes: file.length }
  const named = version === 1 ? {} : { name: 'Mine' }
  await older.put('runs', { ...known, ...kept, ...named })
  await older.put('checkpoints', { run: id, slot: 1, sum: await sha256(file), file })
  older.close()
  const keeper = new LocalKeeper(name)
  expect(await keeper.lastRun()).toEqual({
    ...known,
    ...kept,
    name: version === 1 ? null : 'Mine',
    ownData: null,
    elsewhere: false,
  })
  expect(await keeper.open(id)).toEqual({ id, model, address, ownData: null })
  expect(await keeper.allImages()).toEqual([])
  await keeper.leave(id)
})

test('R17: what a newer version of the page has written is refused, with both versions, and stays', async () => {
  const id = await save(new LocalKeeper(name), 10)
  const newer = await openDB(name, 1000)
  const runs = await newer.getAll('runs')
  newer.close()
  const keeper = new LocalKeeper(name)
  const refusal = await keeper.save(runAt(20, id)).catch((thrown) => thrown)
  expect(refusal).toBeInstanceOf(Problem)
  expect(refusal).toMatchObject({ code: 'storage-newer', facts: { version: 1000, supported: 4 } })
  const same = await openDB(name, 1000)
  expect(await same.getAll('runs')).toEqual(runs)
  same.close()
})

test('R13: without room the oldest run loses its parameters; if that is not enough, it is said', async () => {
  const keeper = new LocalKeeper(name)
  const oldest = await save(keeper, 5)
  await keeper.leave(oldest)
  const id = await save(keeper, 10)
  let callOff = room('checkpoints', 0)
  await expect(keeper.save(runAt(20, id))).rejects.toThrow('storage-full')
  callOff()
  expect(await keeper.runs()).toMatchObject([
    { id, step: 10, newest: 0 },
    { id: oldest, step: 5, newest: null, curve: runAt(5).model.history },
  ])
  expect((await keeper.open(id)).model.step, 'what was kept is intact').toBe(10)
  await save(keeper, 30, id)
  expect((await keeper.open(id)).model.step).toBe(30)
  callOff = room('checkpoints', 0)
  const next = await save(keeper, 40, id).catch((thrown) => thrown)
  callOff()
  expect(next, 'nothing is left to make room').toMatchObject({ code: 'storage-full' })
})
