/** The database in the browser: its schema, and a connection that is made again when it was closed under us. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import { Problem } from '../lib/problem'
import type { KeptRun, Slot } from './keeper'

export interface Schema extends DBSchema {
  runs: { key: string; value: KeptRun; indexes: { images: string } }
  checkpoints: { key: [run: string, slot: Slot]; value: Checkpoint }
  datasets: { key: string; value: KeptImages }
  parts: { key: [dataset: string, part: number]; value: Part }
}

export interface Checkpoint {
  run: string
  slot: Slot
  /** SHA-256 of the file; null where the browser offers none. */
  sum: string | null
  /** A model file with moments, counters and the whole curve. */
  file: Uint8Array<ArrayBuffer>
}

/** A data set of a person's own, once all of its parts are there; runs say which they need. */
export interface KeptImages {
  /** From the sums: the same images are kept once, however often they are brought. */
  key: string
  name: string
  bytes: number
  /** SHA-256 of each part; null where the browser offers none. */
  sums: (string | null)[]
}

/** A piece of its file: see `datasets/import/own-data-file.ts`. */
export interface Part {
  dataset: string
  part: number
  /** A Blob, which the browser copies to the disk without our memory; an array where an older page has kept it. */
  bytes: Blob | Uint8Array<ArrayBuffer>
}

export type Connection = IDBPDatabase<Schema>

export const allStores = ['runs', 'checkpoints', 'datasets', 'parts'] as const
export type Everything = IDBPTransaction<Schema, typeof allStores, 'readwrite'>

/** A transaction over all that there is. Its end tells that everything is on the disk, or what went wrong. */
export function everything(database: Connection): Everything {
  return database.transaction(allStores, 'readwrite', { durability: 'strict' })
}

/** Waits for the end of a transaction. @param work what has been asked of it: its end knows best why that fails */
export async function ended(transaction: Everything, ...work: Promise<unknown>[]): Promise<void> {
  for (const each of work) each.catch(() => {})
  await transaction.done
}

/** Each takes a database from its place in the list to the next one; none is ever changed. */
const migrations: ((database: Connection, change: Change) => Promise<void>)[] = [
  async (database) => {
    database.createObjectStore('runs', { keyPath: 'id' })
    database.createObjectStore('checkpoints', { keyPath: ['run', 'slot'] })
  },
  // Runs may be named.
  async (_, change) => {
    for await (const cursor of change.objectStore('runs'))
      await cursor.update({ ...cursor.value, name: null })
  },
  // A person's own images are kept with their runs.
  async (database, change) => {
    database.createObjectStore('datasets', { keyPath: 'key' })
    database.createObjectStore('parts', { keyPath: ['dataset', 'part'] })
    const runs = change.objectStore('runs')
    runs.createIndex('images', 'ownData.key')
    for await (const cursor of runs) await cursor.update({ ...cursor.value, ownData: null })
  },
  // Their parts may be Blobs, of which older pages know nothing.
  async () => {},
]

type Change = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>

/** What a connection throws that was closed, or whose database was deleted, while it was used. */
const signsOfLoss = ['InvalidStateError', 'AbortError', 'NotFoundError']

export class Database {
  readonly #name: string
  #connection: Promise<Connection> | null = null

  constructor(name: string) {
    this.#name = name
  }

  /**
   * Does some work on the database; once more on a new connection if the present one was lost.
   * @throws Problem 'storage-unavailable', 'storage-newer', 'storage-full' or 'storage-failed', or a Problem of the work
   */
  async use<Result>(work: (database: Connection) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.#connected())
    } catch (thrown) {
      if (!(thrown instanceof DOMException) || !signsOfLoss.includes(thrown.name)) throw told(thrown)
      this.#connection = null
    }
    try {
      return await work(await this.#connected())
    } catch (thrown) {
      throw told(thrown)
    }
  }

  #connected(): Promise<Connection> {
    if (this.#connection) return this.#connection
    const forget = () => {
      this.#connection = null
    }
    const connection = connect(this.#name, forget)
    this.#connection = connection
    // One that could not be made is tried again by whoever asks next.
    connection.catch(forget)
    return connection
  }
}

/** @param lost called when the connection is of no more use */
async function connect(name: string, lost: () => void): Promise<Connection> {
  try {
    return await new Promise((resolve, reject) => {
      const opening = openDB<Schema>(name, migrations.length, {
        upgrade: async (database, from, _, change) => {
          // The end of the change says whether it has gone well.
          for (const migrate of migrations.slice(from))
            await migrate(database, change).catch(() => change.abort())
        },
        // Another tab deletes the database, or has a newer page: it is not to wait for us.
        blocking: (_, __, event) => {
          ;(event.target as IDBDatabase).close()
          lost()
        },
        blocked: () => reject(new Error('another tab does not let go of it')),
        terminated: lost,
      })
      opening.then(resolve, reject)
    })
  } catch (thrown) {
    const { name: error, message } = thrown as Error
    if (error !== 'VersionError') throw new Problem('storage-unavailable', { reason: message })
    throw new Problem('storage-newer', { version: await presentVersion(name), supported: migrations.length })
  }
}

/** What a person has to know of work that failed. */
function told(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const { name: error, message } = thrown as Error
  return error === 'QuotaExceededError'
    ? new Problem('storage-full', {})
    : new Problem('storage-failed', { reason: message })
}

async function presentVersion(name: string): Promise<number> {
  const database = await openDB(name)
  const { version } = database
  database.close()
  return version
}
