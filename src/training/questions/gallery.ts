/** The test images whose reconstructions cost least and most. */

import type { Gallery, ReconstructedImages } from '../answers'
import type { Run } from '../loop/run'
import { type EvaluationResult, evaluatedRows } from './evaluation'
import { imagesOf } from './neighbours'

/** Of either kind. */
const shown = 8

/** @param reconstruction terms of all test images, nats, with the parameters as they are */
export async function galleryOf(
  run: Run,
  { reconstruction }: Pick<EvaluationResult, 'reconstruction'>,
): Promise<Gallery> {
  const places = Array.from(reconstruction.keys()).sort(
    (one, other) => (reconstruction[one] as number) - (reconstruction[other] as number),
  )
  const images = async (indices: number[]): Promise<ReconstructedImages> => ({
    ...(await reconstructed(run, indices)),
    indices: Uint32Array.from(indices),
    nats: Float32Array.from(indices, (index) => reconstruction[index] as number),
  })
  return {
    best: await images(places.slice(0, shown)),
    worst: await images(places.slice(-shown).reverse()),
  }
}

/** Decoded from the means of their posteriors, of the pixels that the evaluation saw. */
async function reconstructed({ engine, settings, dataset }: Run, indices: readonly number[]) {
  const { images, labels } = imagesOf(dataset.test, indices)
  const count = indices.length
  const rows = new Float32Array(images.length)
  for (const [row, index] of indices.entries()) {
    rows.set(evaluatedRows(dataset.test, settings, index, 1), row * dataset.pixels)
  }
  const { mean } = await engine.encode(rows, count, labels)
  return { images, labels, reconstructions: await engine.decode(mean, count, labels) }
}
