/** The data sets that are open, each opened once: those that the page has or draws, and a person's own. */
import type { Dataset, LoadProgress } from '../../datasets/dataset'
import type { Reporter } from '../reporter'
import { Imports } from './imports'

export type OpenDataset = (id: string, onProgress: (progress: LoadProgress) => void) => Promise<Dataset>

export class OpenDatasets {
  readonly imports: Imports
  readonly #open: OpenDataset
  readonly #reporter: Reporter
  readonly #known = new Map<string, Promise<Dataset>>()

  constructor(open: OpenDataset, reporter: Reporter) {
    this.#open = open
    this.#reporter = reporter
    this.imports = new Imports(reporter.importProgress)
  }

  /** Its progress is reported from the first call on. @throws Problem `dataset-...` where it cannot be opened */
  get(id: string): Promise<Dataset> {
    const own = this.imports.get(id)
    if (own) return Promise.resolve(own)
    const known = this.#known.get(id)
    if (known) return known
    const opening = this.#open(id, this.#reporter.dataProgress)
    this.#known.set(id, opening)
    // One that could not be opened is tried again by the next run.
    opening.then(this.#reporter.watchLoading, () => this.#known.delete(id))
    return opening
  }
}
