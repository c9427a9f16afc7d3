/** Data that a person brings, until they are used or turned away. */
import type { StoreApi } from 'zustand/vanilla'
import type { ImportFile, ImportProgress } from '../datasets/import/read-files'
import { toProblem } from '../lib/problem'
import type { ImportedDataset, Trainer } from '../training/protocol'
import type { Keeping } from './keeping'
import type { ImportState, SessionState } from './state'

export class ImportView {
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer
  readonly #keeping: Pick<Keeping, 'beforeOtherImages' | 'takeImages'>
  readonly #use: (dataset: string) => Promise<void>
  /** Counts readings: what comes back for an earlier one is dropped. */
  #generation = 0

  /** @param use begins a run with a data set */
  constructor(
    store: StoreApi<SessionState>,
    trainer: Trainer,
    keeping: Pick<Keeping, 'beforeOtherImages' | 'takeImages'>,
    use: (dataset: string) => Promise<void>,
  ) {
    this.#store = store
    this.#trainer = trainer
    this.#keeping = keeping
    this.#use = use
  }

  /** Reads files, in the place of those that are being read or looked at; they may still be gathered. */
  async read(files: readonly ImportFile[] | Promise<readonly ImportFile[]>): Promise<void> {
    const generation = ++this.#generation
    this.#put({ phase: 'reading', progress: { images: 0, share: 0 } })
    try {
      const gathered = await files
      if (generation !== this.#generation) return
      const preview = await this.#trainer.readData(gathered)
      if (generation === this.#generation) this.#put({ phase: 'read', preview })
    } catch (thrown) {
      const { code, facts } = toProblem(thrown)
      if (generation === this.#generation) this.#put({ phase: 'refused', problem: { code, facts } })
    }
  }

  /** Gives the files up. */
  async cancel(): Promise<void> {
    this.#generation += 1
    this.#put(null)
    await this.#trainer.cancelData()
  }

  /** Begins a run with what was read. @param negative turned light on dark */
  async use(negative: boolean): Promise<void> {
    await this.#use(await this.#accept(negative, false))
  }

  /** Makes what was read a data set, and leaves the run and its data as they are. @returns its id */
  accept(negative: boolean): Promise<string> {
    return this.#accept(negative, true)
  }

  async #accept(negative: boolean, beside: boolean): Promise<string> {
    await this.#keeping.beforeOtherImages()
    const imported = await this.#trainer.acceptData(negative, beside)
    const newest = imported.at(-1) as ImportedDataset
    this.#keeping.takeImages(newest)
    this.#store.setState({ incoming: null, imported })
    return newest.id
  }

  take(progress: ImportProgress): void {
    if (this.#store.getState().incoming?.phase === 'reading') this.#put({ phase: 'reading', progress })
  }

  #put(incoming: ImportState | null): void {
    this.#store.setState({ incoming })
  }
}
