import { describe, expect, test } from 'vitest'
import { greyLevels } from '../../vae/image'
import { Stream } from '../../vae/random'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import { tinyDataset } from '../test-support/tiny-dataset'
import { Batches, binarize } from './batches'

const settings = changeSettings(defaultSettings(), { batchSize: 16, model: { latentDimensions: 3 } })

/** Which images a batch holds, found by their pixels. */
function imagesOf(batches: Batches, imagesSeen: number, seed = 1): number[] {
  const { train, pixels } = tinyDataset()
  const batch = batches.assemble({ ...settings, seed }, 0, imagesSeen)
  return Array.from({ length: batch.count }, (_, row) => {
    const wanted = batch.images.subarray(row * pixels, (row + 1) * pixels)
    for (let image = 0; image < train.total; image++) {
      const candidate = train.images.subarray(image * pixels, (image + 1) * pixels)
      if (candidate.every((grey, pixel) => grey === wanted[pixel])) return image
    }
    return -1
  })
}

function epochOf(batches: Batches, epoch: number, seed = 1): number[] {
  return [0, 16, 32, 48].flatMap((start) => imagesOf(batches, epoch * 60 + start, seed))
}

describe('batches', () => {
  const { train, pixels } = tinyDataset()
  const batches = new Batches(train, pixels)
  const sorted = (images: number[]) => images.toSorted((a, b) => a - b)
  const all = Array.from({ length: 60 }, (_, image) => image)

  test('an epoch visits every image once, its last batch is smaller', () => {
    expect(sorted(epochOf(batches, 1))).toEqual(all)
    expect(batches.count(48, 16)).toBe(12)
    expect(batches.count(60, 16)).toBe(16)
  })

  test('the first epoch visits shard after shard, so that it can begin with the first', () => {
    const first = epochOf(batches, 0)
    expect(sorted(first.slice(0, 20))).toEqual(all.slice(0, 20))
    expect(sorted(first.slice(20, 40))).toEqual(all.slice(20, 40))
    expect(first.slice(0, 20)).not.toEqual(all.slice(0, 20))
    expect(sorted(epochOf(batches, 1).slice(0, 20))).not.toEqual(all.slice(0, 20))
    expect([0, 5, 16, 44, 60].map((seen) => batches.imagesNeeded(seen, 16))).toEqual([20, 40, 40, 60, 60])
  })

  test('order is a function of seed and epoch alone', () => {
    expect(epochOf(batches, 2)).toEqual(epochOf(new Batches(train, pixels), 2))
    expect(epochOf(batches, 2)).not.toEqual(epochOf(batches, 3))
    expect(epochOf(batches, 2, 1)).not.toEqual(epochOf(batches, 2, 2))
  })

  test('each image comes with its label', () => {
    for (const seen of [0, 16, 60, 108]) {
      const labels = imagesOf(batches, seen).map((image) => train.labels[image])
      expect([...(batches.assemble(settings, 0, seen).labels ?? [])]).toEqual(labels)
    }
  })

  test('several samples of z an image have noise of their own, unless there are none', () => {
    const weighted = changeSettings(settings, { objective: { importanceSamples: 4 } })
    const { epsilon } = batches.assemble(weighted, 7, 0)
    expect(epsilon).toHaveLength(4 * 16 * 3)
    expect(epsilon.slice(0, 16 * 3)).toEqual(batches.assemble(settings, 7, 0).epsilon)
    expect(new Set(epsilon).size).toBeGreaterThan(180)
    const plain = changeSettings(weighted, { model: { kind: 'ae' } })
    expect(batches.assemble(plain, 7, 0).epsilon).toHaveLength(16 * 3)
  })

  test('the learning rate shrinks with the epochs', () => {
    const decaying = changeSettings(settings, { optimizer: { learningRate: 0.01, decayPerEpoch: 0.25 } })
    expect([0, 30, 120].map((seen) => batches.assemble(decaying, 9, seen).learningRate)).toEqual([
      0.01, 0.005, 0.000625,
    ])
  })

  test('noise is on what the encoder sees of the binarised images, another in each step', () => {
    const objective = { binarization: 'dynamic', inputNoise: 'masking', noiseAmount: 0.4 } as const
    const noisy = changeSettings(settings, { objective })
    const { images, inputs } = batches.assemble(noisy, 7, 0)
    const binary = changeSettings(settings, { objective: { binarization: 'dynamic' } })
    const clean = batches.assemble(binary, 7, 0)
    expect(images).toEqual(clean.images)
    expect(clean).not.toHaveProperty('inputs')
    const white = [...images].filter(Boolean).length
    const left = [...(inputs ?? [])].filter(Boolean).length
    expect(left / white).toBeCloseTo(0.6, 1)
    expect(inputs?.every((grey, pixel) => grey === 0 || grey === images[pixel])).toBe(true)
    expect(batches.assemble(noisy, 7, 0).inputs).toEqual(inputs)
    expect(batches.assemble(noisy, 8, 0).inputs).not.toEqual(inputs)
    const none = changeSettings(noisy, { objective: { noiseAmount: 0 } })
    expect(batches.assemble(none, 7, 0).inputs).toEqual(images)
  })

  test('epsilon depends on the step, not on the batch', () => {
    const { epsilon } = batches.assemble(settings, 7, 0)
    expect(epsilon).toHaveLength(16 * 3)
    expect(batches.assemble(settings, 7, 16).epsilon).toEqual(epsilon)
    expect(batches.assemble(settings, 8, 0).epsilon).not.toEqual(epsilon)
  })
})

describe('binarisation', () => {
  const key = { seed: 1, stream: Stream.binarization, step: 0 }

  test('by threshold', () => {
    const grey = Float32Array.of(0, 0.49, 0.51, 1)
    binarize(grey, 'threshold', key)
    expect([...grey]).toEqual([0, 0, 1, 1])
  })

  test.each(['none', 'threshold', 'dynamic'] as const)('%s: of bytes what it is of grey levels', (how) => {
    const bytes = Uint8Array.from({ length: 2560 }, (_, index) => index % 256)
    const levels = greyLevels(bytes)
    binarize(bytes, how, key)
    binarize(levels, how, key)
    expect(greyLevels(bytes)).toEqual(levels)
  })

  test('dynamic: black stays black, white white, and grey is white as often as it is bright', () => {
    const grey = new Float32Array(30_000).map((_, index) => [0, 0.3, 1][index % 3])
    binarize(grey, 'dynamic', key)
    const share = (kind: number) =>
      grey.filter((_, index) => index % 3 === kind).reduce((a, b) => a + b) / 10_000
    expect(share(0)).toBe(0)
    expect(share(1)).toBeCloseTo(0.3, 1)
    expect(share(2)).toBe(1)
  })
})
