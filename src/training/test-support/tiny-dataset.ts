/** For tests: 60 training images in shards of 20 and 12 test images, of 784 pixels each, in memory. */

import type { Dataset, Manifest, Split } from '../../datasets/dataset'
import { SplitBuffer } from '../../datasets/loaded-split'
import { imagePixels, imageSide } from '../../vae/image'

export interface TinyDataset extends Dataset {
  readonly train: SplitBuffer
  readonly test: SplitBuffer
}

/** @param arrivedShards of the training images; the rest comes when a test says `train.arrive(n)` */
export function tinyDataset(arrivedShards = 3): TinyDataset {
  const manifest: Manifest = {
    id: 'mnist',
    name: 'Tiny',
    licence: { name: 'CC0', url: 'https://licence.example/' },
    source: { name: 'A test', url: 'https://source.example/' },
    classes: ['even', 'odd'],
    image: { width: imageSide, height: imageSide },
    train: split('train', 60, 20),
    test: split('test', 12, 12),
  }
  const train = new SplitBuffer(manifest.train, imagePixels)
  const test = new SplitBuffer(manifest.test, imagePixels)
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
  return { manifest, pixels: imagePixels, train, test, retry: () => {} }
}

function split(name: string, images: number, shardSize: number): Split {
  const file = (suffix: string, byteLength: number) => ({ file: `${name}-${suffix}`, byteLength, sha256: '' })
  const shards = Array.from({ length: images / shardSize }, (_, index) => ({
    ...file(`${index}`, shardSize * imagePixels),
    images: shardSize,
  }))
  return { images, shards, labels: file('labels', images) }
}
