/** A person's own images: kept with the runs that are trained on them, and brought back with such a run. */
import type { StoreApi } from 'zustand/vanilla'
import { importedId } from '../datasets/import/imported-id'
import { Problem, type ProblemData, toProblem } from '../lib/problem'
import type { Keeper, KeptAs, OpenedRun, OwnDataOfRun } from '../storage/keeper'
import type { ImportedDataset, Trainer } from '../training/protocol'
import type { SessionState } from './state'

export class OwnDataKeeping {
  readonly #store: StoreApi<SessionState>
  readonly #keeper: Keeper
  readonly #trainer: Pick<Trainer, 'ownData' | 'restoreData'>
  readonly #report: (problem: ProblemData) => void
  /** Data sets that have been on this page, by what settings call them. */
  readonly #known = new Map<string, OwnDataOfRun>()
  /** Those that found no room. */
  readonly #tooLarge = new Set<OwnDataOfRun>()
  /** Those that a person wants not to be kept. */
  readonly #unwanted = new Set<OwnDataOfRun>()
  /** Those that are being written, and for which run. */
  readonly #writing = new Map<OwnDataOfRun, { run: string; done: Promise<void> }>()

  constructor(
    store: StoreApi<SessionState>,
    keeper: Keeper,
    trainer: Pick<Trainer, 'ownData' | 'restoreData'>,
    report: (problem: ProblemData) => void,
  ) {
    this.#store = store
    this.#keeper = keeper
    this.#trainer = trainer
    this.#report = report
  }

  /** What is known of a data set; its key is there once it has been kept. Null for one of the page. */
  of(dataset: string): OwnDataOfRun | null {
    return this.#known.get(dataset) ?? null
  }

  /** A person has brought a data set. */
  take({ id, name }: ImportedDataset): void {
    this.#known.set(id, { name, key: null })
  }

  /**
   * Keeps the images of a run, if it was kept without them and they are wanted. Resolves when they are on the disk.
   * @param own of that run, as {@link of} gives it; @param trainer that has them
   * @throws as `Keeper.save` does, but for want of room
   */
  async complete(
    { id, withoutImages }: KeptAs,
    own: OwnDataOfRun | null,
    dataset: string,
    trainer: Pick<Trainer, 'ownData'> = this.#trainer,
  ): Promise<void> {
    if (!withoutImages || !own) return
    const before = this.#writing.get(own)
    if (before?.run === id) return before.done
    // Another run on them has nothing to do but name them, once they are there.
    const free = before?.done.catch(() => {}) ?? Promise.resolve()
    const done = free.then(() => this.#write(id, own, dataset, trainer))
    const writing = { run: id, done }
    this.#writing.set(own, writing)
    try {
      await done
    } finally {
      if (this.#writing.get(own) === writing) this.#writing.delete(own)
    }
  }

  async #write(
    run: string,
    own: OwnDataOfRun,
    dataset: string,
    trainer: Pick<Trainer, 'ownData'>,
  ): Promise<void> {
    if (this.#tooLarge.has(own) || this.#unwanted.has(own)) return
    // Without a trainer that has them, or once others have taken their place, the run stays without.
    const parts = await trainer.ownData(dataset).catch(() => null)
    if (!parts) return
    try {
      own.key = await this.#keeper.saveImages(run, parts)
    } catch (thrown) {
      if (toProblem(thrown).code !== 'storage-full') throw thrown
      // Once, and not at each of its checkpoints.
      this.#tooLarge.add(own)
      this.#report(new Problem('own-data-unkept', { dataset: own.name }))
    }
  }

  /** Something was deleted: what was too large may fit in now. */
  tryAgain(): void {
    this.#tooLarge.clear()
  }

  /** Deletes kept images; the page does not keep them again by itself. */
  async forget(key: string): Promise<void> {
    for (const own of this.#known.values()) {
      if (own.key !== key) continue
      own.key = null
      this.#unwanted.add(own)
    }
    await this.#keeper.forgetImages(key)
  }

  /** Brings back the images of a kept run, beside those of the present one. @returns the run, naming them as the page does */
  async bringBack(run: OpenedRun): Promise<OpenedRun> {
    const { ownData, model } = run
    if (!ownData?.key) return run
    const dataset = this.#here(ownData.key) ?? (await this.#restore(ownData, model.settings.dataset))
    return { ...run, model: { ...model, settings: { ...model.settings, dataset } } }
  }

  #here(key: string): string | undefined {
    return this.#store.getState().imported.find(({ id }) => this.of(id)?.key === key)?.id
  }

  /** Where they are gone or damaged, whoever begins with the run says so. */
  async #restore(own: OwnDataOfRun, dataset: string): Promise<string> {
    const kept = own.key && (await this.#keeper.images(own.key))
    if (!kept) return dataset
    const present = this.#store.getState().settings.dataset
    const id = dataset === present ? importedId(own.name, [present]) : dataset
    const imported = await this.#trainer.restoreData(id, { kept }, [present]).catch(unlessDamaged)
    if (!imported) return dataset
    this.#known.set(id, { ...own })
    this.#store.setState({ imported })
    return id
  }
}

function unlessDamaged(thrown: unknown): null {
  if (toProblem(thrown).code === 'dataset-not-here') return null
  throw thrown
}
