/** What a person has brought, so that the next worker can read it again. Files are only handles. */
import type { ImportFile } from '../../datasets/import/read-files'
import type { ImportedDataset, ImportPreview } from '../protocol'
import type { RemoteTrainer } from '../wire'

interface Used {
  id: string
  files: readonly ImportFile[]
  negative: boolean
}

export class OwnData {
  #offered: readonly ImportFile[] = []
  /** The one that has read them. */
  #reader: RemoteTrainer | null = null
  #used: Used[] = []

  read(trainer: RemoteTrainer, files: readonly ImportFile[]): Promise<ImportPreview> {
    this.#offered = files
    this.#reader = trainer
    return trainer.readData(files)
  }

  async accept(trainer: RemoteTrainer, negative: boolean, beside: boolean): Promise<ImportedDataset[]> {
    if (this.#reader !== trainer) await this.read(trainer, this.#offered)
    const files = this.#offered
    const imported = await trainer.acceptData(negative, beside)
    const newest = imported.at(-1)
    if (newest) this.#used.push({ id: newest.id, files, negative })
    this.#used = this.#used.filter(({ id }) => imported.some((dataset) => dataset.id === id))
    return imported
  }

  /** Lets another worker read all that is in use. */
  async restoreTo(trainer: RemoteTrainer): Promise<void> {
    for (const { id, files, negative } of this.#used) {
      // What has been moved or deleted meanwhile is missed by a run on it alone, which says so.
      await trainer.restoreData(id, files, negative).catch(() => {})
    }
  }
}
