/** The Keeper where the database is. */
import { Problem } from '../lib/problem'
import { isSound } from '../training/divergence'
import { Database } from './database'
import type { Keeper, KeptRun, OpenedRun, RunToKeep } from './keeper'
import { read, toWrite, write } from './kept-run'
import { RunLocks } from './run-locks'

export class LocalKeeper implements Keeper {
  readonly #database: Database
  readonly #locks = new RunLocks()

  /** @param name of the database, which belongs to the address of the page */
  constructor(name: string) {
    this.#database = new Database(name)
  }

  async lastRun(): Promise<KeptRun | null> {
    const elsewhere = await this.#locks.elsewhere()
    const runs = await this.#database.use((database) => database.getAll('runs'))
    const here = runs.filter(({ id }) => !elsewhere.has(id))
    const last = here.sort((one, other) => one.keptAt - other.keptAt).at(-1)
    return last && !last.turnedDown && last.newest !== null ? last : null
  }

  async save(run: RunToKeep): Promise<string | null> {
    const { snapshot } = run.model
    // A device that is gone may answer with zeros.
    if (!isSound(snapshot) || snapshot.parameters.every((value) => value === 0)) return null
    const isOurs = run.id !== null && (await this.#locks.take(run.id))
    const id = isOurs ? (run.id as string) : newId()
    if (!isOurs) await this.#locks.take(id, true)
    const writing = await toWrite(id, run)
    await this.#database.use((database) => write(database, writing, Date.now()))
    return id
  }

  async open(id: string): Promise<OpenedRun> {
    const found = await this.#database.use(async (database) => {
      const run = await database.get('runs', id)
      return run && { run, model: await read(database, run) }
    })
    if (!found) throw new Problem('kept-run-lost', {})
    const { model, run } = found
    return { id: (await this.#locks.take(id)) ? id : null, model, address: run.address }
  }

  async turnDown(id: string): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('runs', 'readwrite')
      const run = await transaction.store.get(id)
      if (run) await transaction.store.put({ ...run, turnedDown: true })
      await transaction.done
    })
  }

  async leave(id: string): Promise<void> {
    this.#locks.letGo(id)
  }
}

/** Also where a page has no secure context. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
