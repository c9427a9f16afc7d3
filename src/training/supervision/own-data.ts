/** What a person has brought, so that the next worker can make it again. Files are only handles. */
import type { ImportFile } from '../../datasets/import/read-files'
import type { DataOrigin, ImportedDataset, ImportPreview } from '../protocol'
import type { RemoteTrainer } from '../wire'

export class OwnData {
  #offered: readonly ImportFile[] = []
  /** The one that has read them. */
  #reader: RemoteTrainer | null = null
  #used: { id: string; from: DataOrigin }[] = []

  read(trainer: RemoteTrainer, files: readonly ImportFile[]): Promise<ImportPreview> {
    this.#offered = files
    this.#reader = trainer
    return trainer.readData(files)
  }

  async accept(trainer: RemoteTrainer, negative: boolean, beside: boolean): Promise<ImportedDataset[]> {
    if (this.#reader !== trainer) await this.read(trainer, this.#offered)
    const files = this.#offered
    const imported = await trainer.acceptData(negative, beside)
    this.#use(imported, { files, negative })
    return imported
  }

  async restore(
    trainer: RemoteTrainer,
    ...[id, from, beside]: Parameters<RemoteTrainer['restoreData']>
  ): Promise<ImportedDataset[]> {
    const imported = await trainer.restoreData(id, from, beside)
    this.#use(imported, from)
    return imported
  }

  /** @param imported what there is now, the newest last; @param from where that comes from */
  #use(imported: readonly ImportedDataset[], from: DataOrigin): void {
    const newest = imported.at(-1)?.id
    const others = this.#used.filter(({ id }) => id !== newest && imported.some((one) => one.id === id))
    this.#used = newest === undefined ? others : [...others, { id: newest, from }]
  }

  /** Lets another worker have all that is in use. */
  async restoreTo(trainer: RemoteTrainer): Promise<void> {
    const all = this.#used.map(({ id }) => id)
    for (const { id, from } of this.#used) {
      // What has been moved or deleted meanwhile is missed by a run on it alone, which says so.
      await trainer.restoreData(id, from, all).catch(() => {})
    }
  }
}
