/**
 * A person's own images in the database: once for all runs on them, in parts, so that memory never holds all of them.
 * A run says that it needs them before the first part is written, and the last run takes them with it: nothing is ever
 * there that no run needs.
 */
import { freeBuffer } from '../lib/free-buffer'
import { sha256 } from '../lib/sha256'
import { type Connection, type Everything, ended, everything, type KeptImages, type Part } from './database'
import type { ListedImages } from './keeper'

const partBytes = 2 ** 22

/** Of a file, which is read a part at a time for its sums. @param name that a person gave it; @param randomKey where there are no sums */
export async function imagesToWrite(file: Blob, name: string, randomKey: string): Promise<KeptImages> {
  const sums: (string | null)[] = []
  for (const part of partsOf(file)) sums.push(await sumOf(part))
  const key = await sha256(new TextEncoder().encode(sums.join()))
  return { key: sums.includes(null) ? randomKey : (key ?? randomKey), name, bytes: file.size, sums }
}

export function* partsOf(file: Blob): Generator<Blob> {
  for (let start = 0; start < file.size; start += partBytes) yield file.slice(start, start + partBytes)
}

/** Memory never holds two parts. */
async function sumOf(part: Blob): Promise<string | null> {
  const buffer = await part.arrayBuffer()
  const sum = await sha256(new Uint8Array(buffer))
  freeBuffer(buffer)
  return sum
}

/**
 * Says that a run needs them.
 * @returns whether they are there already; null if the run is gone
 */
export async function claim(
  database: Connection,
  run: string,
  { key, name }: KeptImages,
): Promise<boolean | null> {
  const transaction = everything(database)
  const runs = transaction.objectStore('runs')
  const record = await runs.get(run)
  if (!record) return null
  const isThere = (await transaction.objectStore('datasets').count(key)) > 0
  await ended(transaction, runs.put({ ...record, ownData: { name, key } }))
  return isThere
}

/** Writes one of the parts, or with the last of them what makes them count. @returns whether the run still needs them */
export async function writeNext(
  database: Connection,
  run: string,
  key: string,
  next: Pick<Part, 'part' | 'bytes'> | KeptImages,
): Promise<boolean> {
  const transaction = everything(database)
  const record = await transaction.objectStore('runs').get(run)
  if (record?.ownData?.key !== key) return false
  await ended(
    transaction,
    'part' in next
      ? transaction.objectStore('parts').put({ dataset: key, ...next })
      : transaction.objectStore('datasets').put(next),
  )
  return true
}

/** A run no longer needs them. */
export async function disclaim(database: Connection, run: string): Promise<void> {
  const transaction = everything(database)
  const runs = transaction.objectStore('runs')
  const record = await runs.get(run)
  if (!record?.ownData) return
  const without = { ...record, ownData: { ...record.ownData, key: null } }
  await ended(transaction, runs.put(without), release(transaction, record.ownData.key))
}

/** The file; null where parts are missing or damaged. */
export async function readImages(database: Connection, key: string): Promise<Blob | null> {
  const images = await database.get('datasets', key)
  if (!images) return null
  const parts: Blob[] = []
  for (const [part, sum] of images.sums.entries()) {
    const found = await database.get('parts', [key, part])
    const bytes = found && new Blob([found.bytes])
    if (!bytes || (await sumOf(bytes)) !== sum) return null
    parts.push(bytes)
  }
  return new Blob(parts)
}

export async function listImages(database: Connection): Promise<ListedImages[]> {
  const all = await database.getAll('datasets')
  const listed = all.map(async ({ key, name, bytes }) => {
    return { key, name, bytes, runs: await database.countFromIndex('runs', 'images', key) }
  })
  return (await Promise.all(listed)).sort((one, other) => other.bytes - one.bytes)
}

/** Deletes them; the runs on them stay. */
export async function forgetImages(database: Connection, key: string): Promise<void> {
  for (const run of await database.getAllKeysFromIndex('runs', 'images', key)) await disclaim(database, run)
}

/** Deletes images, unless a run needs them as things stand in the transaction. */
export async function release(transaction: Everything, key: string | null | undefined): Promise<void> {
  if (!key || (await transaction.objectStore('runs').index('images').count(key)) > 0) return
  await transaction.objectStore('datasets').delete(key)
  await transaction.objectStore('parts').delete(IDBKeyRange.bound([key], [key, []]))
}
