/** The Keeper where the database is. */
import type { FilePart } from '../datasets/import/own-data-file'
import type { Problem } from '../lib/problem'
import { isSound } from '../training/loop/divergence'
import { imagePixels } from '../vae/image'
import { readModelFile } from '../vae/model-file'
import { type Connection, Database, type KeptImages } from './database'
import type { Keeper, KeptAs, KeptRun, ListedImages, ListedRun, OpenedRun, RunToKeep } from './keeper'
import {
  claim,
  disclaim,
  forgetImages,
  imagesToWrite,
  listImages,
  readImages,
  writeNext,
} from './kept-images'
import { read, toWrite, write } from './kept-run'
import { forget, makeRoom, newestFirst, tidy } from './room'
import { RunLocks } from './run-locks'

export class LocalKeeper implements Keeper {
  readonly #database: Database
  readonly #locks = new RunLocks()
  /** Keys of images that are being written, by the runs that they are written for. */
  readonly #claims = new Map<string, string>()

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

  async save(run: RunToKeep): Promise<KeptAs | null> {
    const { snapshot } = run.model
    // A device that is gone may answer with zeros.
    if (!isSound(snapshot) || snapshot.parameters.every((value) => value === 0)) return null
    const isOurs = run.id !== null && (await this.#locks.take(run.id))
    const id = isOurs ? (run.id as string) : newId()
    if (!isOurs) await this.#locks.take(id, true)
    const writing = await toWrite(id, run)
    const withoutImages = await this.#withRoom(writing.run.bytes, (database) =>
      write(database, writing, Date.now(), this.#claims.get(id) ?? null),
    )
    await this.#tidy()
    return { id, withoutImages }
  }

  async saveImages(run: string, parts: readonly FilePart[]): Promise<string | null> {
    const known = (await this.runs()).find(({ id }) => id === run)
    if (!known?.ownData) return null
    const images = await imagesToWrite(parts, known.ownData.name, newId())
    this.#claims.set(run, images.key)
    try {
      const isThere = await this.#database.use((database) => claim(database, run, images))
      if (isThere === null) return null
      if (!isThere && !(await this.#writeImages(run, parts, images))) return null
    } catch (thrown) {
      await this.#database.use((database) => disclaim(database, run)).catch(() => {})
      throw thrown
    } finally {
      this.#claims.delete(run)
    }
    await this.#tidy()
    return images.key
  }

  /** @returns whether the run still needs them */
  async #writeImages(run: string, parts: readonly FilePart[], images: KeptImages): Promise<boolean> {
    const { key, bytes } = images
    const writeOne = (next: Parameters<typeof writeNext>[3]) =>
      this.#withRoom(bytes, (database) => writeNext(database, run, key, next))
    for (const [part, { bytes: next }] of parts.entries())
      if (!(await writeOne({ part, bytes: next }))) return false
    return writeOne(images)
  }

  images(key: string): Promise<FilePart[] | null> {
    return this.#database.use((database) => readImages(database, key))
  }

  allImages(): Promise<ListedImages[]> {
    return this.#database.use(listImages)
  }

  async forgetImages(key: string): Promise<void> {
    await this.#database.use((database) => forgetImages(database, key))
  }

  async open(id: string): Promise<OpenedRun> {
    const { run, file } = await this.#read(id)
    const model = readModelFile(file, imagePixels)
    const { address, ownData } = run
    return { id: (await this.#locks.take(id)) ? id : null, model, address, ownData }
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

  /** Once more with more room, as long as older runs can make some. @param bytes that it writes */
  async #withRoom<Result>(bytes: number, work: (database: Connection) => Promise<Result>): Promise<Result> {
    try {
      return await this.#database.use(work)
    } catch (thrown) {
      if ((thrown as Problem).code !== 'storage-full') throw thrown
      const inUse = await this.#locks.all()
      if (!(await this.#database.use((database) => makeRoom(database, bytes, inUse)))) throw thrown
      return this.#withRoom(bytes, work)
    }
  }

  async #tidy(): Promise<void> {
    const inUse = await this.#locks.all()
    await this.#database.use((database) => tidy(database, inUse))
  }
}

/** Also where a page has no secure context. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
