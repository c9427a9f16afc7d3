/**
 * Which images a step sees, and with which noise: a function of the seed, the step and the number of images
 * seen alone, never of how fast data arrive or who computes.
 */
import type { LoadedSplit } from '../../datasets/dataset'
import type { TrainingStep } from '../../engines/engine'
import type { Pixels } from '../../vae/image'
import { corrupted } from '../../vae/input-noise'
import { fillNormal, fillUniform, permutation, type RandomKey, Stream } from '../../vae/random'
import { klWeightAt, learningRateAt, samplesAStep } from '../../vae/schedule'
import type { Settings } from '../../vae/settings'

/** A step's data as they come from a data set: bytes, with their labels. */
interface BatchStep extends TrainingStep {
  images: Uint8Array
  inputs?: Uint8Array
  labels: Uint8Array
}

export class Batches {
  readonly #split: LoadedSplit
  readonly #pixels: number
  #order: { seed: number; epoch: number; images: Uint32Array } | null = null

  constructor(split: LoadedSplit, pixels: number) {
    this.#split = split
    this.#pixels = pixels
  }

  /** Images of the batch that begins after so many images: fewer at the end of an epoch. */
  count(imagesSeen: number, batchSize: number): number {
    return Math.min(batchSize, this.#split.total - (imagesSeen % this.#split.total))
  }

  /**
   * How many images must have been loaded for that batch. The first epoch visits shard after shard, each in
   * random order, so that training begins with the first; later epochs shuffle everything.
   */
  imagesNeeded(imagesSeen: number, batchSize: number): number {
    const { total, shardSize } = this.#split
    if (imagesSeen >= total) return total
    const end = imagesSeen + this.count(imagesSeen, batchSize)
    return Math.min(total, Math.ceil(end / shardSize) * shardSize)
  }

  /** The step's data. @param step counted from 0: steps done before this one */
  assemble(settings: Settings, step: number, imagesSeen: number): BatchStep {
    const { objective, optimizer, seed } = settings
    const count = this.count(imagesSeen, settings.batchSize)
    const images = this.#images(seed, imagesSeen, count)
    binarize(images, objective.binarization, { seed, stream: Stream.binarization, step })
    const inputs = corrupted(images, objective, { seed, stream: Stream.inputNoise, step })
    const epsilon = new Float32Array(samplesAStep(settings) * count * settings.model.latentDimensions)
    fillNormal(epsilon, { seed, stream: Stream.epsilon, step })
    return {
      images,
      ...(inputs && { inputs }),
      epsilon,
      labels: this.#labels(seed, imagesSeen, count),
      count,
      klWeight: klWeightAt(objective, step),
      freeBitsNats: objective.freeBitsNats,
      learningRate: learningRateAt(optimizer, imagesSeen / this.#split.total),
      clipGlobalNorm: optimizer.clipGlobalNorm,
      trains: optimizer.trains,
    }
  }

  #images(seed: number, imagesSeen: number, count: number): Uint8Array {
    const { total, images } = this.#split
    const order = this.#orderOf(seed, Math.floor(imagesSeen / total))
    const start = imagesSeen % total
    const batch = new Uint8Array(count * this.#pixels)
    for (let row = 0; row < count; row++) {
      const from = order[start + row] * this.#pixels
      batch.set(images.subarray(from, from + this.#pixels), row * this.#pixels)
    }
    return batch
  }

  #labels(seed: number, imagesSeen: number, count: number): Uint8Array {
    const { total, labels } = this.#split
    const order = this.#orderOf(seed, Math.floor(imagesSeen / total))
    const start = imagesSeen % total
    return Uint8Array.from({ length: count }, (_, row) => labels[order[start + row]])
  }

  #orderOf(seed: number, epoch: number): Uint32Array {
    if (this.#order?.seed !== seed || this.#order.epoch !== epoch) {
      const { total, shardSize } = this.#split
      const images =
        epoch === 0
          ? shardwise(seed, total, shardSize)
          : permutation(total, { seed, stream: Stream.batchOrder, step: epoch })
      this.#order = { seed, epoch, images }
    }
    return this.#order.images
  }
}

/** Shard after shard, each in random order. */
function shardwise(seed: number, total: number, shardSize: number): Uint32Array {
  const order = new Uint32Array(total)
  for (let start = 0, shard = 0; start < total; start += shardSize, shard++) {
    const size = Math.min(shardSize, total - start)
    const within = permutation(size, { seed, stream: Stream.firstEpochOrder, step: shard })
    for (let index = 0; index < size; index++) order[start + index] = start + within[index]
  }
  return order
}

/**
 * Grey pixels made black or white in place: where they exceed one half, or drawn anew at each step with the
 * grey value as probability (Salakhutdinov & Murray 2008).
 * @param first entry of the random sequence that belongs to the first pixel
 */
export function binarize(
  images: Pixels,
  how: Settings['objective']['binarization'],
  key: RandomKey,
  first = 0,
): void {
  if (how === 'none') return
  const white = images instanceof Uint8Array ? 255 : 1
  const threshold = new Float32Array(images.length).fill(0.5)
  if (how === 'dynamic') fillUniform(threshold, key, first)
  for (let index = 0; index < images.length; index++) {
    images[index] = Math.fround(images[index] / white) > threshold[index] ? white : 0
  }
}
