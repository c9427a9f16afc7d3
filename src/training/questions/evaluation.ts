/** Terms over a split of the data, in chunks short enough that the worker stays answerable. */

import type { LoadedSplit } from '../../datasets/dataset'
import type { Engine } from '../../engines/engine'
import { Problem } from '../../lib/problem'
import { yieldToMessages } from '../../lib/yield-to-messages'
import { greyLevels, imagePixels } from '../../vae/image'
import { fillNormal, Stream } from '../../vae/random'
import type { Settings } from '../../vae/settings'
import type { Evaluation, EvaluationOptions } from '../answers'
import { binarize } from '../loop/batches'
import { areZeros, gaveZeros } from '../loop/divergence'
import type { Run } from '../loop/run'

/** Images at once: some milliseconds of work. */
const chunkSize = 250

export interface EvaluationRequest {
  engine: Engine
  settings: Settings
  split: LoadedSplit
  pixels: number
  /** Images from the start of the split. */
  limit: number
  importanceSamples?: number
  /** Asked between chunks. */
  cancelled?: () => boolean
}

export interface EvaluationResult {
  evaluation: Evaluation
  /** -ELBO of each image, nats. */
  surprise: Float32Array
  /** Its two parts. */
  reconstruction: Float32Array
  kl: Float32Array
}

/**
 * Null if cancelled.
 * @throws Problem `backend-unavailable` when the engine has nothing but zeros
 */
export async function evaluateSplit(request: EvaluationRequest): Promise<EvaluationResult | null> {
  const { engine, settings, split, importanceSamples } = request
  const images = Math.min(request.limit, split.total)
  const dimensions = settings.model.latentDimensions
  await split.whenAvailable(images)
  const ofImages = {
    surprise: new Float32Array(images),
    reconstruction: new Float32Array(images),
    kl: new Float32Array(images),
  }
  const klPerDimension = new Float64Array(dimensions)
  let reconstruction = 0
  let squaredError = 0
  const bounds: number[] = []
  for (let start = 0; start < images; start += chunkSize) {
    if (request.cancelled?.()) return null
    const count = Math.min(chunkSize, images - start)
    const rows = evaluatedRows(split, settings, start, count)
    const epsilon = new Float32Array(count * dimensions)
    fillNormal(epsilon, { seed: settings.seed, stream: Stream.evaluation, step: 0 }, start * dimensions)
    const labels = split.labels.subarray(start, start + count)
    const terms = await engine.evaluate(rows, epsilon, count, labels)
    if (Object.values(terms).every(areZeros)) throw gaveZeros(engine)
    for (let image = 0; image < count; image++) {
      let kl = 0
      for (let dimension = 0; dimension < dimensions; dimension++) {
        const nats = terms.klPerDimension[image * dimensions + dimension]
        klPerDimension[dimension] += nats
        kl += nats
      }
      reconstruction += terms.reconstruction[image]
      squaredError += terms.squaredError[image]
      ofImages.surprise[start + image] = terms.reconstruction[image] + kl
      ofImages.reconstruction[start + image] = terms.reconstruction[image]
      ofImages.kl[start + image] = kl
    }
    if (importanceSamples)
      bounds.push(...(await importanceWeightedBounds(request, rows, start, importanceSamples)))
    await yieldToMessages()
  }
  if (request.cancelled?.()) return null
  const means = {
    images,
    reconstruction: reconstruction / images,
    kl: klPerDimension.reduce((sum, nats) => sum + nats, 0) / images,
    klPerDimension: Array.from(klPerDimension, (nats) => nats / images),
    meanSquaredError: squaredError / images,
  }
  const evaluation: Evaluation = { ...means, elbo: -(means.reconstruction + means.kl) }
  if (importanceSamples) Object.assign(evaluation, meanBound(bounds))
  return { evaluation, ...ofImages }
}

/**
 * The same of a run, with the parameters that it has now.
 * @param isPresent asked between chunks: whether nothing has taken its place
 * @throws Problem 'model-changed' where its parameters are others by then
 */
export async function evaluateRun(
  run: Run,
  split: LoadedSplit,
  { limit, importanceSamples }: Omit<EvaluationOptions, 'split'>,
  isPresent: () => boolean,
): Promise<EvaluationResult> {
  const { engine, settings, dataset, step } = run
  const result = await evaluateSplit({
    engine,
    settings,
    split,
    pixels: dataset.pixels,
    limit: limit ?? split.total,
    ...(importanceSamples !== undefined && { importanceSamples }),
    cancelled: () => !isPresent() || engine !== run.engine || run.step !== step,
  })
  if (!result) throw new Problem('model-changed', {})
  return result
}

/** The bound, and the standard error of this mean over images. */
function meanBound(bounds: readonly number[]) {
  const mean = bounds.reduce((sum, bound) => sum + bound, 0) / bounds.length
  const squares = bounds.reduce((sum, bound) => sum + (bound - mean) ** 2, 0)
  return {
    importanceWeightedBound: mean,
    importanceWeightedBoundError: Math.sqrt(squares / Math.max(1, bounds.length - 1) / bounds.length),
  }
}

/**
 * Of each image log (1/K) sum_k p(x, z_k) / q(z_k | x), with z_k drawn from q (Burda et al. 2015, eq. 8).
 */
async function importanceWeightedBounds(
  request: EvaluationRequest,
  rows: Float32Array,
  start: number,
  samples: number,
): Promise<number[]> {
  const { engine, settings, split, pixels } = request
  const count = rows.length / pixels
  const labels = split.labels.subarray(start, start + count)
  const dimensions = settings.model.latentDimensions
  const epsilon = new Float32Array(count * dimensions)
  const largest = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  const scaled = new Float64Array(count)
  for (let sample = 0; sample < samples; sample++) {
    // The caller asks too, before it uses them.
    if (request.cancelled?.()) return []
    fillNormal(epsilon, { seed: settings.seed, stream: Stream.importance, step: sample }, start * dimensions)
    const logWeights = await engine.logImportanceWeights(rows, epsilon, count, labels)
    for (let image = 0; image < count; image++) {
      const logWeight = logWeights[image]
      const shift = Math.max(largest[image], logWeight)
      scaled[image] = scaled[image] * Math.exp(largest[image] - shift) + Math.exp(logWeight - shift)
      largest[image] = shift
    }
    await yieldToMessages()
  }
  return Array.from(scaled, (sum, image) => largest[image] + Math.log(sum / samples))
}

/** Images of a split as their terms are taken, [count, pixels]: grey, or black and white where the objective is. */
export function evaluatedRows(
  split: LoadedSplit,
  { seed, objective }: Settings,
  start: number,
  count: number,
): Float32Array {
  const rows = greyRows(split.images, start, count, imagePixels)
  const key = { seed, stream: Stream.evaluationBinarization, step: 0 }
  binarize(rows, objective.binarization, key, start * imagePixels)
  return rows
}

/** Rows of a split as float32 in [0, 1]. */
export function greyRows(images: Uint8Array, start: number, count: number, pixels: number): Float32Array {
  return greyLevels(images.subarray(start * pixels, (start + count) * pixels))
}
