/** The data set that images of a person's own make: one array, of which either split is a part. */
import { imagePixels } from '../../vae/image'
import type { Dataset, LoadedSplit } from '../dataset'

export interface OwnImages {
  /** Class names by label. */
  classes: readonly string[]
  /** [count, 784], those for training first. */
  images: Uint8Array
  /** [count] */
  labels: Uint8Array
  /** Of the files that they came from, [count]; empty where they had none. */
  names: readonly string[]
  /** How many are for training. */
  train: number
}

/** A person's own data set, which is there as a whole. */
export interface OwnDataset extends Dataset {
  readonly whole: LoadedSplit & Content
}

type Content = Required<Pick<LoadedSplit, 'images' | 'labels' | 'names'>>

export function ownDataset({ classes, train, ...content }: OwnImages): OwnDataset {
  const whole = splitOf(content)
  return {
    classes,
    pixels: imagePixels,
    train: partOf(whole, 0, train),
    test: partOf(whole, train, whole.total),
    whole,
    retry: () => {},
  }
}

function splitOf({ images, labels, names }: Content): LoadedSplit & Content {
  const total = labels.length
  const whenAvailable = async () => {}
  return { total, available: total, images, labels, names, shardSize: total, whenAvailable }
}

/** Some images of a split, in the same memory; without names where none has one. */
function partOf({ images, labels, names }: Content, from: number, to: number): LoadedSplit {
  const part = splitOf({
    images: images.subarray(from * imagePixels, to * imagePixels),
    labels: labels.subarray(from, to),
    names: names.slice(from, to),
  })
  if (part.names.some((name) => name !== '')) return part
  const { names: _, ...rest } = part
  return rest
}
