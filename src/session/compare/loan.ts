/**
 * Lets another trainer have the images of a person's own that the run of a session is on. They go as Blobs, from
 * worker to worker: the page's thread has nothing but handles of them.
 */
import { Problem, toProblem } from '../../lib/problem'
import type { ImportedDataset } from '../../training/protocol'
import type { SupervisedTrainer } from '../../training/supervision/supervised-trainer'
import { ownDataset } from '../../vae/settings-schema'
import type { Session } from '../session'

export class Loan {
  readonly #from: Pick<Session, 'store' | 'trainer'>
  readonly #to: Pick<SupervisedTrainer, 'restoreData'>
  /** What the session had when something was lent last: one name may come to stand for other images. */
  #known: readonly ImportedDataset[] = []
  #lent: Promise<readonly ImportedDataset[]> = Promise.resolve([])

  constructor(from: Pick<Session, 'store' | 'trainer'>, to: Pick<SupervisedTrainer, 'restoreData'>) {
    this.#from = from
    this.#to = to
  }

  /**
   * Lends what the session's present run is on, unless the other one has it.
   * @returns the data sets of a person's own that the other one has then; @throws Problem 'own-data-unlent'
   */
  renew(): Promise<readonly ImportedDataset[]> {
    // One after another: the images that were lent last are those that stay.
    this.#lent = this.#lent.catch(() => []).then((lent) => this.#lend(lent))
    return this.#lent
  }

  async #lend(lent: readonly ImportedDataset[]): Promise<readonly ImportedDataset[]> {
    const { settings, imported } = this.#from.store.getState()
    const { dataset } = settings
    const isThere = imported === this.#known && lent.some(({ id }) => id === dataset)
    if (isThere || !ownDataset.test(dataset)) return lent
    try {
      const kept = await this.#from.trainer.ownData(dataset)
      const restored = await this.#to.restoreData(dataset, { kept }, [])
      this.#known = imported
      return restored
    } catch (thrown) {
      const problem = toProblem(thrown)
      // The browser has many words for too little memory.
      if (problem.code !== 'unexpected') throw problem
      const { name } = imported.find(({ id }) => id === dataset) ?? { name: dataset }
      throw new Problem('own-data-unlent', { dataset: name })
    }
  }
}
