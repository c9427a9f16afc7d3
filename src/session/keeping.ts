/** What stays in the browser when the page is left: the runs that were trained here. */
import type { StoreApi } from 'zustand/vanilla'
import { type ProblemCode, toProblem } from '../lib/problem'
import type { Keeper, ListedImages, ListedRun, OpenedRun, OwnDataOfRun, RunToKeep } from '../storage/keeper'
import type { ImportedDataset, Trainer } from '../training/protocol'
import { parseAddress } from './address'
import { Autosave, type AutosaveMeans, type RunInHand } from './autosave'
import type { NoticeBoard } from './notice-board'
import { OwnDataKeeping } from './own-data-keeping'
import type { SessionState } from './state'

/** After these it is no use to try again. */
const forGood: readonly ProblemCode[] = ['storage-unavailable', 'storage-newer']

/** What a session does for it. */
export interface KeepingMeans extends Pick<AutosaveMeans, 'points' | 'address'> {
  trainer: Pick<Trainer, 'state' | 'ownData' | 'restoreData'>
  /** Begins with a kept run. */
  begin(run: OpenedRun): Promise<unknown>
}

export class Keeping {
  readonly #store: StoreApi<SessionState>
  readonly #keeper: Keeper
  readonly #notices: NoticeBoard
  readonly #means: KeepingMeans
  readonly #autosave: Autosave
  readonly #ownData: OwnDataKeeping
  /** What was told of the storage since it worked last. */
  #told: ProblemCode | null = null
  /** Whether the browser was asked to keep what it has. */
  #asked = false

  constructor(store: StoreApi<SessionState>, keeper: Keeper, notices: NoticeBoard, means: KeepingMeans) {
    this.#store = store
    this.#keeper = keeper
    this.#notices = notices
    this.#means = means
    const { trainer, points, address } = means
    this.#ownData = new OwnDataKeeping(store, keeper, trainer, notices.report)
    this.#autosave = new Autosave(store, keeper, {
      state: () => trainer.state(),
      points,
      address,
      ownData: this.#ownData,
      kept: () => this.#worked(),
      failed: (thrown) => this.#failed(thrown),
    })
  }

  /**
   * Offers what the latest visit has left, and tells what of the address was of no use.
   * @param hash of the address that was opened
   */
  async look(hash: string): Promise<void> {
    // That nothing can be kept is told to those who have something to lose.
    const keptRun = this.#autosave.on ? await this.#keeper.lastRun().catch(() => null) : null
    this.#store.setState({ keptRun })
    // A data set that comes back with the run need not be missed.
    const offered = keptRun ? [{ id: keptRun.settings.dataset }] : []
    this.#notices.reportIgnored(parseAddress(hash, offered).ignored)
  }

  /** All that is known of the kept runs, the newest first, the present one as it is now. */
  async runs(): Promise<ListedRun[]> {
    await this.#autosave.flush()
    return this.#keeper.runs()
  }

  /** Goes on with a kept run. @throws Problem saying why that cannot be; the present run stays as it is then */
  async open(id: string): Promise<void> {
    const run = await this.#keeper.open(id)
    try {
      await this.#means.begin(await this.#ownData.bringBack(run))
    } finally {
      // One that did not begin is nobody's: other tabs may open it.
      if (run.id !== null && run.id !== this.run.id) await this.#keeper.leave(run.id)
    }
    // What a link named in vain after a reload is here now.
    this.#notices.withdraw('address-ignored')
    if (this.#store.getState().keptRun?.id === id) this.#store.setState({ keptRun: null })
  }

  /** Does not offer it again. */
  async turnDown(): Promise<void> {
    const { keptRun } = this.#store.getState()
    this.#store.setState({ keptRun: null })
    if (keptRun) await this.#keeper.change(keptRun.id, { turnedDown: true })
  }

  /** @param name null: after its settings */
  rename(id: string, name: string | null): Promise<void> {
    return this.#keeper.change(id, { name })
  }

  file(id: string): Promise<Blob> {
    return this.#keeper.file(id)
  }

  /** Deletes a kept run; without an id, all of them. The present one is kept anew once it goes on. */
  async forget(id?: string): Promise<void> {
    const { status, keptRun } = this.#store.getState()
    if (id === undefined || id === this.run.id) this.#autosave.run = { id: null, step: status?.step ?? 0 }
    if (id === undefined || id === keptRun?.id) this.#store.setState({ keptRun: null })
    await this.#keeper.forget(id)
    this.#ownData.tryAgain()
  }

  /** A person's own images that are kept, the largest first. */
  images(): Promise<ListedImages[]> {
    return this.#keeper.allImages()
  }

  /** Deletes kept images; the runs on them stay. */
  forgetImages(key: string): Promise<void> {
    return this.#ownData.forget(key)
  }

  /** Keeps what is new of a run on images that others may take the place of. */
  beforeOtherImages(): Promise<void> {
    return this.#autosave.flush()
  }

  /** A person has brought images. */
  takeImages(imported: ImportedDataset): void {
    this.#ownData.take(imported)
  }

  /** What is known of a data set of a person's own; null for one of the page. */
  ownData(dataset: string): OwnDataOfRun | null {
    return this.#ownData.of(dataset)
  }

  /**
   * Keeps a run that was trained beside the present one; it is in the list, but not what a person went on with last.
   * @param run on data that {@link ownData} knew when it began; @param trainer that has them
   * @returns its id; null where nothing is kept
   */
  async add(run: Omit<RunToKeep, 'id'>, trainer: Pick<Trainer, 'ownData'>): Promise<string | null> {
    if (!this.#autosave.on || !this.#store.getState().preferences.keep) return null
    const { ownData } = run
    try {
      const kept = await this.#keeper.save({ ...run, ownData: ownData && { ...ownData }, id: null })
      if (kept === null) return null
      const { id } = kept
      await this.#ownData.complete(kept, ownData, run.model.settings.dataset, trainer)
      await this.#keeper.change(id, { turnedDown: true })
      await this.#keeper.leave(id)
      return id
    } catch (thrown) {
      this.#failed(thrown)
      return null
    }
  }

  /** Keeps nothing any more. */
  stop(): void {
    this.#autosave.on = false
  }

  /** Keeps what is new, at once: the page may not come back. */
  now(): void {
    void this.#autosave.flush()
  }

  /** Asks the browser not to empty its storage by itself, when a person trains for the first time. */
  persist(): void {
    if (this.#asked || !this.#store.getState().preferences.keep) return
    this.#asked = true
    // Without it what is kept lasts as long as the browser has room: nothing that anybody need hear about.
    navigator.storage?.persist?.().catch(() => {})
  }

  /** The run of the page, as far as it has been kept. */
  get run(): RunInHand {
    return this.#autosave.run
  }

  /** Another run takes the place of the present one. @returns resolves when it may; undefined if at once */
  leave(next: RunInHand): Promise<unknown> | undefined {
    const left = this.#autosave.leave()
    this.#autosave.run = next
    return left
  }

  #worked(): void {
    if (this.#told) this.#notices.withdraw(this.#told)
    this.#told = null
  }

  #failed(thrown: unknown): void {
    const problem = toProblem(thrown)
    if (forGood.includes(problem.code)) this.stop()
    // Once, and not every few seconds.
    if (problem.code === this.#told) return
    this.#worked()
    this.#told = problem.code
    this.#notices.reportUnkept(problem)
  }
}
