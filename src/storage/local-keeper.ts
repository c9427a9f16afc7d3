/** The Keeper where the database is. */
import type { Problem } from '../lib/problem'
import { isSound } from '../training/loop/divergence'
import { imagePixels } from '../vae/image'
import { readModelFile } from '../vae/model-file'
import { Database } from './database'
import type { Keeper, KeptRun, ListedRun, OpenedRun, RunToKeep } from './keeper'
import { read, toWrite, type Writing, write } from './kept-run'
import { forget, makeRoom, newestFirst, tidy } from './room'
import { RunLocks } from './run-locks'

export class LocalKeeper implements Keeper {
  readonly #database: Database
  readonly #locks = new RunLocks()

  /** @param name of the database, which belongs to the address of the page */
  constructor(name: string) {
    this.#database = new Database(name)
  }

  async lastRun(): Promise<KeptRun | null> {
    const last = (await this.runs()).find(({ elsewhere }) => !elsewhere)
    return last && !last.turnedDown && last.newest !== null ? last : null
  }

  async runs(): Promise<ListedRun[]> {
    const elsewhere = await this.#locks.elsewhere()
    const runs = await this.#database.use((database) => database.getAll('runs'))
    return newestFirst(runs.map((run) => ({ ...run, elsewhere: elsewhere.has(run.id) })))
  }

  async save(run: RunToKeep): Promise<string | null> {
    const { snapshot } = run.model
    // A device that is gone may answer with zeros.
    if (!isSound(snapshot) || snapshot.parameters.every((value) => value === 0)) return null
    const isOurs = run.id !== null && (await this.#locks.take(run.id))
    const id = isOurs ? (run.id as string) : newId()
    if (!isOurs) await this.#locks.take(id, true)
    await this.#write(await toWrite(id, run))
    return id
  }

  async open(id: string): Promise<OpenedRun> {
    const { run, file } = await this.#read(id)
    const model = readModelFile(file, imagePixels)
    return { id: (await this.#locks.take(id)) ? id : null, model, address: run.address }
  }

  async file(id: string): Promise<Blob> {
    return new Blob([(await this.#read(id)).file], { type: 'application/octet-stream' })
  }

  async change(id: string, change: Partial<Pick<KeptRun, 'name' | 'turnedDown'>>): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('runs', 'readwrite')
      const run = await transaction.store.get(id)
      if (run) await transaction.store.put({ ...run, ...change })
      await transaction.done
    })
  }

  async forget(id?: string): Promise<void> {
    await this.#database.use(async (database) => {
      const ids = id === undefined ? await database.getAllKeys('runs') : [id]
      for (const each of ids) await forget(database, each)
    })
  }

  async leave(id: string): Promise<void> {
    this.#locks.letGo(id)
  }

  #read(id: string): ReturnType<typeof read> {
    return this.#database.use((database) => read(database, id))
  }

  /** Once more with more room, as long as older runs can make some. */
  async #write(writing: Writing): Promise<void> {
    const inUse = await this.#locks.all()
    try {
      await this.#database.use((database) => write(database, writing, Date.now()))
    } catch (thrown) {
      if ((thrown as Problem).code !== 'storage-full') throw thrown
      const { bytes } = writing.run
      if (!(await this.#database.use((database) => makeRoom(database, bytes, inUse)))) throw thrown
      return this.#write(writing)
    }
    await this.#database.use((database) => tidy(database, inUse))
  }
}

/** Also where a page has no secure context. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
