/**
 * What the page asks of the browser's storage. `LocalKeeper` implements it in a worker of its own, so that neither
 * the page nor training waits for it; `connectKeeper` stands for it on the page.
 */
import type { FilePart } from '../datasets/import/own-data-file'
import type { CurvePoint } from '../vae/learning-curve'
import type { ModelFile } from '../vae/model-file'
import type { Settings } from '../vae/settings'

export interface Keeper {
  /** The run that was kept last, unless a person has turned it down or another tab has it open. */
  lastRun(): Promise<KeptRun | null>
  /**
   * Keeps a run as it stands. What was kept of it before is given up once this is there as a whole.
   * @returns null if it is not worth keeping: numbers that are not finite, or nothing but zeros
   * @throws Problem 'storage-full', 'storage-unavailable', 'storage-newer' or 'storage-failed'
   */
  save(run: RunToKeep): Promise<KeptAs | null>
  /**
   * Keeps a person's own images with a kept run on them, as long as there is such a run.
   * @param parts that `Trainer.ownData` gives
   * @returns their key; null if the run is gone; @throws as {@link save}, and none of the images is kept then
   */
  saveImages(run: string, parts: readonly FilePart[]): Promise<string | null>
  /** Kept images as those parts; null if they are gone. Whoever reads them checks their sums. */
  images(key: string): Promise<FilePart[] | null>
  /** All kept images, the largest first. */
  allImages(): Promise<ListedImages[]>
  /** Deletes kept images; the runs on them stay. */
  forgetImages(key: string): Promise<void>
  /** A kept run, to go on with. @throws Problem 'kept-run-lost', `model-file-*`, or as {@link save} */
  open(id: string): Promise<OpenedRun>
  /** All that is known of the runs, the newest first. */
  runs(): Promise<ListedRun[]>
  /** A kept run as a model file. @throws as {@link open} */
  file(id: string): Promise<Blob>
  /** Names a run, or does not offer it again. */
  change(id: string, change: Partial<Pick<KeptRun, 'name' | 'turnedDown'>>): Promise<void>
  /** Deletes a run; without an id, everything. */
  forget(id?: string): Promise<void>
  /** The page goes on with another run: this one may be opened in other tabs. */
  leave(id: string): Promise<void>
}

export interface RunToKeep {
  /** Null for one that has not been kept yet. */
  id: string | null
  model: ModelFile
  /** Images seen / training images. */
  epoch: number
  /** Hash of the page's address, which holds the view. */
  address: string
  /** Null for a data set of the page. */
  ownData: OwnDataOfRun | null
}

/** A person's own data set that a run is trained on. */
export interface OwnDataOfRun {
  /** What they call it. */
  name: string
  /** Under which its images are kept; null: they are not. */
  key: string | null
}

export interface KeptAs {
  id: string
  /** Whether it lacks the images of a person's own that it is trained on. */
  withoutImages: boolean
}

export interface ListedImages {
  key: string
  name: string
  bytes: number
  /** How many runs there are on them. */
  runs: number
}

export interface OpenedRun extends Omit<RunToKeep, 'epoch'> {
  /** Null where another tab has it open: it then goes on as a copy. */
  id: string | null
}

/** What is known of a kept run besides its parameters. */
export interface KeptRun {
  id: string
  /** That a person has given it; null: it is called after its settings. */
  name: string | null
  settings: Settings
  /** Milliseconds since 1970. */
  begunAt: number
  keptAt: number
  /** Of the whole run. */
  step: number
  epoch: number
  address: string
  /** Null for a data set of the page, and for runs from before images of a person's own were kept. */
  ownData: OwnDataOfRun | null
  /** Thinned to be looked at; the whole one is in the checkpoint. */
  curve: readonly CurvePoint[]
  /** Whether it is not to be offered any more. */
  turnedDown: boolean
  /** Which of its two checkpoints is the newer one; null once both were given up for want of room. */
  newest: Slot | null
  /** Of its newer checkpoint. */
  bytes: number
}

export interface ListedRun extends KeptRun {
  /** Open in another tab. */
  elsewhere: boolean
}

/** A run has two checkpoints, so that one is whole while the other is written. */
export type Slot = 0 | 1
