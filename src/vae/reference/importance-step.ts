/**
 * A step that minimises minus the importance-weighted bound (Burda et al. 2015, eq. 8) of several samples of z an
 * image. Its gradient is that of every sample's log weight, weighed by the sample's share of the weights (eq. 14).
 */
import { type BackwardPass, decoderBackward, encoderBackward } from './backward'
import { decodeToLogits, encode, type ForwardPass } from './forward'
import type { ReferenceModel, Sample } from './model'
import { meanTerms, type ObjectiveWeights, termsPerImage } from './objective'
import { logPriorRatio, reparameterisationSlope, reparameterise } from './posterior'

/**
 * @param batch its epsilon holds a [count, latentDimensions] for each sample, one after another
 * @returns the mean terms over all samples, minus the bound, and the passes with all samples as rows
 */
export function importanceStep(
  model: ReferenceModel,
  parameters: Float64Array,
  batch: Sample & ObjectiveWeights,
) {
  const { layout } = model
  const { images, inputs = images, count, klWeight } = batch
  const encoding = encode(model, parameters, inputs, count, batch.labels, 'batch')
  const samples = batch.epsilon.length / (count * layout.latentDimensions)
  const rows = repeated(batch, samples)
  const [mean, logVariance] = [encoding.mean, encoding.logVariance].map((of) => tiled(of, samples))
  const z = mean.map((value, index) => reparameterise(value, logVariance[index], rows.epsilon[index]))
  const decoding = decodeToLogits(model, parameters, z, rows.count, rows.labels, 'batch')
  const pass: ForwardPass = { ...encoding, mean, logVariance, z, ...decoding }

  const perRow = termsPerImage(model, rows, pass)
  const { bounds, shares } = weighed(logWeights(model, rows, pass, perRow.reconstruction, klWeight), count)
  const gradients = new Float64Array(layout.size)
  const { logits, z: zGradient } = decoderBackward(model, parameters, rows, pass, shares, gradients)
  const heads = weightBackward(model, rows, pass, shares, zGradient, klWeight)
  const summed = heads.map((gradient) => summedOver(gradient, samples))
  encoderBackward(model, parameters, pass, summed, count, gradients)
  const objective = -bounds.reduce((sum, bound) => sum + bound, 0) / count
  const back: BackwardPass = { logits, z: zGradient, heads: summed, gradients }
  return { terms: meanTerms(perRow), objective, pass, back, perImage: perRow }
}

/** The batch with every image once for each of its samples, sample after sample. */
function repeated({ images, epsilon, labels, count }: Sample, samples: number): Sample {
  return {
    images: tiled(images, samples),
    epsilon,
    labels: labels && tiled(labels, samples),
    count: samples * count,
  }
}

function tiled(values: ArrayLike<number>, times: number): Float64Array {
  return new Float64Array(times * values.length).map((_, index) => values[index % values.length])
}

/** The reverse for gradients: the sums over the samples. */
function summedOver(values: Float64Array, samples: number): Float64Array {
  const sums = new Float64Array(values.length / samples)
  for (const [index, value] of values.entries()) sums[index % sums.length] += value
  return sums
}

/** log p(x|z) + klWeight (log p(z) - log q(z|x)) of each row. */
function logWeights(
  { layout }: ReferenceModel,
  { epsilon }: Sample,
  { mean, logVariance }: ForwardPass,
  reconstruction: Float64Array,
  klWeight: number,
): Float64Array {
  const weights = reconstruction.map((nats) => -nats)
  for (const [index, value] of mean.entries()) {
    const ratio = logPriorRatio(value, logVariance[index], epsilon[index])
    weights[Math.floor(index / layout.latentDimensions)] += klWeight * ratio
  }
  return weights
}

/**
 * @param logarithms of the weights, [samples * count]
 * @returns log of the mean weight of each image, and what each row's log weight counts in their mean
 */
function weighed(logarithms: Float64Array, count: number) {
  const samples = logarithms.length / count
  const bounds = new Float64Array(count).map((_, image) => {
    const ofImage = logarithms.filter((_, row) => row % count === image)
    // Taken relative to the largest, so that nothing under- or overflows.
    const largest = Math.max(...ofImage)
    const sum = ofImage.reduce((total, logarithm) => total + Math.exp(logarithm - largest), 0)
    return largest + Math.log(sum / samples)
  })
  const shares = logarithms.map(
    (logarithm, row) => Math.exp(logarithm - bounds[row % count]) / (samples * count),
  )
  return { bounds, shares }
}

/**
 * From z back to mean and log-variance. With epsilon held, log q(z|x) is -log variance / 2 and no function of the
 * mean, and log p(z) is -z² / 2, constants apart.
 */
function weightBackward(
  { layout }: ReferenceModel,
  { epsilon }: Sample,
  { z, logVariance }: ForwardPass,
  shares: Float64Array,
  zGradient: Float64Array,
  klWeight: number,
): [mean: Float64Array, logVariance: Float64Array] {
  const weightOf = (index: number) => klWeight * shares[Math.floor(index / layout.latentDimensions)]
  const byMean = zGradient.map((slope, index) => slope + weightOf(index) * z[index])
  const byLogVariance = byMean.map((slope, index) => {
    return slope * reparameterisationSlope(logVariance[index], epsilon[index]) - weightOf(index) / 2
  })
  return [byMean, byLogVariance]
}
