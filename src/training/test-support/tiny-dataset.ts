/** For tests: 60 training images in shards of 20 and 12 test images, of 784 pixels each, in memory. */

import type { Dataset } from '../../datasets/dataset'
import { SplitBuffer } from '../../datasets/loaded-split'
import { imagePixels } from '../../vae/image'

export interface TinyDataset extends Dataset {
  classes: readonly string[]
  readonly train: SplitBuffer
  readonly test: SplitBuffer
}

/** @param arrivedShards of the training images; the rest comes when a test says `train.arrive(n)` */
export function tinyDataset(arrivedShards = 3): TinyDataset {
  const train = new SplitBuffer(60, 20, imagePixels)
  const test = new SplitBuffer(12, 12, imagePixels)
  for (const buffer of [train, test]) {
    // Two kinds of images: bright above, or bright below.
    buffer.labels.forEach((_, image) => {
      buffer.labels[image] = image % 2
      const half = imagePixels / 2
      const start = image * imagePixels + (image % 2) * half
      for (let pixel = 0; pixel < half; pixel++)
        buffer.images[start + pixel] = 150 + ((image * 7 + pixel) % 100)
    })
    buffer.arrive(0)
  }
  for (let shard = 1; shard <= arrivedShards; shard++) train.arrive(shard)
  test.arrive(1)
  return { classes: ['even', 'odd'], pixels: imagePixels, train, test, retry: () => {} }
}
