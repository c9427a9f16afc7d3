/** The data set *Shapes*: made here from a seed, in the manner of dSprites (Matthey et al. 2017). */
import { yieldToMessages } from '../../lib/yield-to-messages'
import { imagePixels } from '../../vae/image'
import { permutation, Stream } from '../../vae/random'
import type { Dataset, Factors, LoadProgress } from '../dataset'
import { SplitBuffer } from '../loaded-split'
import { drawShape } from './draw-shape'
import { combinations, shapeFactors, shapeNames, writeFactors } from './factors'

const trainingImages = 60_000
const testImages = 10_000
const shardSize = 10_000

/** Images drawn without a break: some milliseconds of work. */
const sliceSize = 250

/** A split that knows what its images are made from. */
type ShapesSplit = SplitBuffer & { readonly factors: Factors }

/**
 * Begins to draw. Every combination of factors occurs at most once, in either split, so that the factors are as good
 * as independent and no test image is one of the training images. Resolves once the first shard of either is there.
 */
export async function makeShapes(
  seed: number,
  onProgress: (progress: LoadProgress) => void = () => {},
): Promise<Dataset> {
  const order = permutation(combinations, { seed, stream: Stream.shapes, step: 0 })
  const train = splitOf(order.subarray(0, trainingImages))
  const test = splitOf(order.subarray(trainingImages, trainingImages + testImages))
  void drawAll(test, train, onProgress)
  await Promise.all([test.whenAvailable(shardSize), train.whenAvailable(shardSize)])
  return { classes: shapeNames, pixels: imagePixels, train, test, retry: () => {} }
}

function splitOf(order: Uint32Array): ShapesSplit {
  const split = new SplitBuffer(order.length, shardSize, imagePixels)
  const values = new Uint8Array(order.length * shapeFactors.length)
  order.forEach((combination, image) => {
    writeFactors(combination, values, image * shapeFactors.length)
    split.labels[image] = values[image * shapeFactors.length] as number
  })
  split.arrive(0)
  return Object.assign(split, { factors: { list: shapeFactors, values } })
}

/** Draws one split after the other, and lets others have their turn in between. */
async function drawAll(
  test: ShapesSplit,
  train: ShapesSplit,
  onProgress: (progress: LoadProgress) => void,
): Promise<void> {
  const totalImages = test.total + train.total
  for (const split of [test, train]) {
    for (let shard = 1; split.available < split.total; shard++) {
      await drawShard(split, (shard - 1) * shardSize)
      split.arrive(shard)
      const images = test.available + train.available
      onProgress({ images, totalImages, received: images / totalImages })
    }
  }
}

async function drawShard({ images, factors }: ShapesSplit, first: number): Promise<void> {
  for (let image = first; image < first + shardSize; image++) {
    const start = image * shapeFactors.length
    drawShape(
      factors.values.subarray(start, start + shapeFactors.length),
      images.subarray(image * imagePixels, (image + 1) * imagePixels),
    )
    if (image % sliceSize === sliceSize - 1) await yieldToMessages()
  }
}
