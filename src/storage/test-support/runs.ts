/** For tests: runs to keep, and a keeper's database that is looked into and written to behind its back. */
import { openDB } from 'idb'
import { imagePixels } from '../../vae/image'
import { initialParameters } from '../../vae/initialisation'
import type { ModelFile } from '../../vae/model-file'
import { parameterLayout } from '../../vae/parameters'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import type { Keeper, RunToKeep } from '../keeper'

export const settings = changeSettings(defaultSettings(), { model: { hidden: [4] } })
const parameters = initialParameters(parameterLayout(settings.model, imagePixels), 1)

/** A run at a step, with parameters that tell the step. */
export function runAt(step: number, id: string | null = null): RunToKeep {
  const model: ModelFile = {
    settings,
    snapshot: {
      parameters: parameters.map((value) => value + step / 1000),
      moments: { m: parameters.map((value) => value / 10), v: parameters.map((value) => value ** 2) },
      step,
    },
    step,
    imagesSeen: 16 * step,
    history: [{ step, epoch: step / 10, elbo: -200, reconstruction: 190, kl: 10 }],
  }
  return { id, model, epoch: step / 10, address: 'v=1&z=0,1', ownData: null }
}

/** Keeps a run. @returns its id */
export async function keep(keeper: Keeper, run: RunToKeep): Promise<string> {
  const kept = await keeper.save(run)
  if (!kept) throw new Error('not worth keeping')
  return kept.id
}

/** Writes to a record of the database behind the keeper's back. */
export async function tamper(
  name: string,
  store: string,
  key: IDBValidKey,
  change: (record: never) => void,
): Promise<void> {
  const database = await openDB(name)
  const record = await database.get(store, key)
  change(record as never)
  await database.put(store, record)
  database.close()
}

/** How many records each store has. */
export async function counts(name: string): Promise<Record<string, number>> {
  const database = await openDB(name)
  const all: Record<string, number> = {}
  for (const store of database.objectStoreNames) all[store] = await database.count(store)
  database.close()
  return all
}

/** As a storage with room for so many more writes to a store, until it is called off. */
export function room(store: string, writes: number): () => void {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...parameters) {
    if (this.name === store && writes-- <= 0) throw new DOMException('', 'QuotaExceededError')
    return put.apply(this, parameters)
  }
  return () => {
    IDBObjectStore.prototype.put = put
  }
}
