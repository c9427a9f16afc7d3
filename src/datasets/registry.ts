/** The data sets that come with the page. Adding one is a folder of shards and a line here. */

/** How a picture that a person brings becomes one that could be in the data set: see `prepare.ts`. */
export type Preparation = 'digit' | 'picture'

export interface RegisteredDataset {
  /** Of the manifest and the shards, relative to the page. */
  folder: string
  preparation: Preparation
}

export const datasets = {
  mnist: { folder: 'datasets/mnist/', preparation: 'digit' },
  'fashion-mnist': { folder: 'datasets/fashion-mnist/', preparation: 'picture' },
} as const satisfies Record<string, RegisteredDataset>

export type DatasetId = keyof typeof datasets

export function isDatasetId(id: string): id is DatasetId {
  return Object.hasOwn(datasets, id)
}

/** How pictures are prepared for a data set; as digits, should it be unknown. */
export function preparationOf(id: string): Preparation {
  return isDatasetId(id) ? datasets[id].preparation : 'digit'
}
