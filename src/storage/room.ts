/** How much is kept. The oldest runs make room: first their parameters go, then what is known of them. */
import { type Connection, ended, everything } from './database'
import type { KeptRun } from './keeper'
import { release } from './kept-images'

/** Runs, and bytes of their checkpoints and of the images of a person's own that they are trained on. */
const most = { runs: 20, bytes: 500_000_000 }

/** Deletes what is too much. @param inUse runs that are open in a tab, which stay */
export async function tidy(database: Connection, inUse: ReadonlySet<string>): Promise<void> {
  const runs = newestFirst(await database.getAll('runs'))
  const onDisk = await measure(database)
  let bytes = 0
  for (const [place, run] of runs.entries()) {
    bytes += onDisk(run)
    if (inUse.has(run.id)) continue
    if (place >= most.runs) await forget(database, run.id)
    else if (bytes > most.bytes) await giveUp(database, run)
  }
}

/**
 * Gives up the parameters of the oldest run, and images that only it needs, for another that finds no room: none, if
 * all together would not be enough.
 * @returns whether there is more room now
 */
export async function makeRoom(
  database: Connection,
  needed: number,
  inUse: ReadonlySet<string>,
): Promise<boolean> {
  const runs = newestFirst(await database.getAll('runs'))
  const candidates = runs.filter((run) => run.newest !== null && !inUse.has(run.id))
  const oldest = candidates.at(-1)
  const onDisk = await measure(database)
  if (!oldest || candidates.reduce((sum, run) => sum + onDisk(run), 0) < needed) return false
  await giveUp(database, oldest)
  return true
}

/** Deletes a run. */
export async function forget(database: Connection, id: string): Promise<void> {
  const transaction = everything(database)
  const runs = transaction.objectStore('runs')
  const run = await runs.get(id)
  await ended(
    transaction,
    transaction.objectStore('checkpoints').delete(both(id)),
    runs.delete(id),
    release(transaction, run?.ownData?.key),
  )
}

export function newestFirst<Run extends KeptRun>(runs: Run[]): Run[] {
  return runs.sort((one, other) => other.keptAt - one.keptAt)
}

/** Deletes the checkpoints of a run, whose curve and settings stay. */
async function giveUp(database: Connection, run: KeptRun): Promise<void> {
  const transaction = everything(database)
  const { ownData } = run
  const without: KeptRun = { ...run, ownData: ownData && { ...ownData, key: null }, newest: null, bytes: 0 }
  await ended(
    transaction,
    transaction.objectStore('checkpoints').delete(both(run.id)),
    transaction.objectStore('runs').put(without),
    release(transaction, ownData?.key),
  )
}

/** The keys of either checkpoint. */
function both(run: string): IDBKeyRange {
  return IDBKeyRange.bound([run, 0], [run, 1])
}

/** Gives the bytes of run after run; images that several need count with the first of them. */
async function measure(database: Connection): Promise<(run: KeptRun) => number> {
  const images = new Map((await database.getAll('datasets')).map(({ key, bytes }) => [key, bytes]))
  return ({ bytes, ownData }) => {
    const key = ownData?.key ?? ''
    const ofImages = images.get(key) ?? 0
    images.delete(key)
    return 2 * bytes + ofImages
  }
}
