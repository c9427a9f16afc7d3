/** Posteriors of test images: the points of the latent plane. */
import type { LoadedSplit } from '../../datasets/dataset'
import { yieldToMessages } from '../../lib/yield-to-messages'
import type { Embedding } from '../answers'
import type { Run } from '../loop/run'
import { greyRows } from './evaluation'

/** Images at once: a pause of training that nobody notices. */
const chunkSize = 500
/** Points that move while training goes on. */
const movingPoints = 2000
/** How old means may be while training goes on. */
const momentMs = 1000

/** Of the first `count` test images; waits until they have been loaded. */
export async function embedTestImages(run: Run, count: number): Promise<Embedding> {
  const { dataset } = run
  const images = Math.min(count, dataset.test.total)
  await dataset.test.whenAvailable(images)
  const { step } = run
  const { means, logVariances } = await encodeImages(run, dataset.test, images)
  // A copy, since the answer's own array goes to the page.
  run.encoded = { means: means.slice(), step, atMs: performance.now() }
  return { means, logVariances, labels: dataset.test.labels.slice(0, images) }
}

/** Posteriors of the first images of a split, which have to be there. */
export async function encodeImages(
  run: Run,
  split: LoadedSplit,
  images: number,
): Promise<Pick<Embedding, 'means' | 'logVariances'>> {
  const { dataset, settings } = run
  const dimensions = settings.model.latentDimensions
  const means = new Float32Array(images * dimensions)
  const logVariances = new Float32Array(images * dimensions)
  for (let start = 0; start < images; start += chunkSize) {
    const rows = Math.min(chunkSize, images - start)
    const pixels = greyRows(split.images, start, rows, dataset.pixels)
    const labels = split.labels.subarray(start, start + rows)
    const { mean, logVariance } = await run.engine.encode(pixels, rows, labels)
    means.set(mean, start * dimensions)
    logVariances.set(logVariance, start * dimensions)
    if (start + rows < images) await yieldToMessages()
  }
  return { means, logVariances }
}

/**
 * Posterior means of the first test images, [count, latentDimensions]: of all of them, with the parameters as
 * they are, while training rests; of fewer, and a moment old, while it goes on.
 */
export async function currentMeans(run: Run): Promise<Float32Array> {
  const { encoded, dataset, settings } = run
  const training = run.phase === 'training'
  const wanted = training ? Math.min(movingPoints, dataset.test.total) : dataset.test.total
  const count = (encoded?.means.length ?? 0) / settings.model.latentDimensions
  const fresh =
    encoded && (training ? performance.now() - encoded.atMs < momentMs : encoded.step === run.step)
  if (encoded && fresh && count >= wanted) return encoded.means
  return (await embedTestImages(run, wanted)).means
}

/** The points that move while training goes on; null while the test images are still being loaded. */
export async function trainingEmbedding(run: Run): Promise<Embedding | null> {
  const images = Math.min(movingPoints, run.dataset.test.total)
  return run.dataset.test.available < images ? null : embedTestImages(run, images)
}
