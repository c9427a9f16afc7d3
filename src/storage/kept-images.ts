/**
 * A person's own images in the database: once for all runs on them, in parts, so that memory never holds all of them.
 * A run says that it needs them before the first part is written, and the last run takes them with it: nothing is ever
 * there that no run needs.
 */
import type { FilePart } from '../datasets/import/own-data-file'
import { sha256 } from '../lib/sha256'
import { type Connection, type Everything, ended, everything, type KeptImages, type Part } from './database'
import type { ListedImages } from './keeper'

/** @param name that a person gave it; @param randomKey where there are no sums */
export async function imagesToWrite(
  parts: readonly FilePart[],
  name: string,
  randomKey: string,
): Promise<KeptImages> {
  const sums = parts.map(({ sum }) => sum)
  const key = await sha256(new TextEncoder().encode(sums.join()))
  const bytes = parts.reduce((sum, part) => sum + part.bytes.size, 0)
  return { key: sums.includes(null) ? randomKey : (key ?? randomKey), name, bytes, sums }
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
  // The database may have been deleted meanwhile, and made again by a checkpoint.
  if ('sums' in next && (await transaction.objectStore('parts').count(all(key))) < next.sums.length)
    return false
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

/** The parts of the file; null where one is missing. */
export async function readImages(database: Connection, key: string): Promise<FilePart[] | null> {
  const images = await database.get('datasets', key)
  if (!images) return null
  const parts: FilePart[] = []
  for (const [part, sum] of images.sums.entries()) {
    const found = await database.get('parts', [key, part])
    if (!found) return null
    parts.push({ bytes: new Blob([found.bytes]), sum })
  }
  return parts
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
  await transaction.objectStore('parts').delete(all(key))
}

/** The keys of all parts. */
function all(key: string): IDBKeyRange {
  return IDBKeyRange.bound([key], [key, []])
}
