/** The test images nearest to a point of the latent space, in both of the spaces that the model connects. */

import { NearestRows } from '../../analysis/nearest-rows'
import type { Dataset, LoadedSplit } from '../../datasets/dataset'
import { Problem } from '../../lib/problem'
import { yieldToMessages } from '../../lib/yield-to-messages'
import { imagePixels } from '../../vae/image'
import type { LabelledImages, NearImages, Neighbours } from '../answers'
import type { Run } from '../loop/run'
import { currentMeans } from './embedding'

/** Images looked at without a break: about a millisecond of work. */
const sliceSize = 1000

/** Waits until all test images have been loaded. @param z [latentDimensions]; @param label that z is decoded with */
export async function nearestTestImages(
  run: Run,
  z: Float32Array,
  count: number,
  label: number,
): Promise<Neighbours> {
  const { dataset, engine } = run
  const { test, pixels } = dataset
  // A question about the model before this one.
  if (z.length !== run.settings.model.latentDimensions) throw new Problem('model-changed', {})
  await test.whenAvailable(test.total)
  const means = await currentMeans(run)
  const latent = await nearest(z, means, count)
  // In grey levels, as the test images are.
  const decoded = (await engine.decode(z, 1, Uint8Array.of(label))).map((value) => value * 255)
  const similar = await nearest(decoded, test.images, count)
  return {
    latent: nearImages(dataset, latent, Math.sqrt, means.length / z.length),
    pixels: nearImages(dataset, similar, (squared) => squared / (pixels * 255 ** 2), test.total),
  }
}

/** @param rows [count of rows, width of the query] */
async function nearest(
  query: Float32Array,
  rows: Float32Array | Uint8Array,
  wanted: number,
): Promise<NearestRows> {
  const search = new NearestRows(query, wanted)
  const total = rows.length / query.length
  for (let from = 0; from < total; from += sliceSize) {
    search.search(rows, from, Math.min(from + sliceSize, total))
    await yieldToMessages()
  }
  return search
}

function nearImages(
  dataset: Dataset,
  { neighbours }: NearestRows,
  distance: (squared: number) => number,
  among: number,
): NearImages {
  const indices = Uint32Array.from(neighbours, ({ index }) => index)
  return {
    ...imagesOf(dataset.test, indices),
    indices,
    distances: Float32Array.from(neighbours, ({ squaredDistance }) => distance(squaredDistance)),
    among,
  }
}

/** Copies of images of a split that are there, in the order of the indices. */
export function imagesOf(split: LoadedSplit, indices: ArrayLike<number>): LabelledImages {
  const images = new Uint8Array(indices.length * imagePixels)
  const labels = new Uint8Array(indices.length)
  for (const [row, index] of Array.from(indices).entries()) {
    images.set(split.images.subarray(index * imagePixels, (index + 1) * imagePixels), row * imagePixels)
    labels[row] = split.labels[index] as number
  }
  return { images, labels }
}

/** The images of a split at those of the places that it has, once they are there. */
export async function loadedImagesOf(
  split: LoadedSplit,
  indices: readonly number[],
): Promise<LabelledImages> {
  const there = indices.filter((index) => index < split.total)
  await split.whenAvailable(Math.max(0, ...there) + 1)
  return imagesOf(split, there)
}
