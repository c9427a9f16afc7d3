/** The data sets that come with the page. Adding one is a line here, and a folder of shards or what makes its images. */

/** How a picture that a person brings becomes one that could be in the data set: see `prepare.ts`. */
export type Preparation = 'digit' | 'picture' | 'whole'

export interface RegisteredDataset {
  /** How many, labelled from 0. */
  classes: number
  /** Of the manifest and the shards, relative to the page; null where the page makes the images itself. */
  folder: string | null
  preparation: Preparation
}

export const datasets = {
  mnist: { classes: 10, folder: 'datasets/mnist/', preparation: 'digit' },
  'fashion-mnist': { classes: 10, folder: 'datasets/fashion-mnist/', preparation: 'picture' },
  shapes: { classes: 3, folder: null, preparation: 'whole' },
} as const satisfies Record<string, RegisteredDataset>

export type DatasetId = keyof typeof datasets

export function isDatasetId(id: string): id is DatasetId {
  return Object.hasOwn(datasets, id)
}

/** How drawings and pictures are prepared for a data set; as a whole, where a person has brought it. */
export function preparationOf(id: string): Preparation {
  return isDatasetId(id) ? datasets[id].preparation : 'whole'
}

/** How many classes a data set has; null where it is unknown. */
export function classCountOf(id: string): number | null {
  return isDatasetId(id) ? datasets[id].classes : null
}
