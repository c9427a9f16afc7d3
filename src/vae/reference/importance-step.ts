/**
 * A step that minimises minus the importance-weighted bound (Burda et al. 2015, eq. 8) of several samples of z an
 * image. Its gradient is that of every sample's log weight, weighed by the sample's share of the weights (eq. 14).
 */
import { decoderBackward, encoderBackward } from './backward'
import { type ForwardPass, forward } from './forward'
import type { ReferenceModel, Sample } from './model'
import { meanTerms, type ObjectiveWeights, type ReferenceTermsPerImage, termsPerImage } from './objective'
import { logPriorRatio, reparameterisationSlope } from './posterior'

/** One sample of z for each image of the batch. */
interface Draw {
  sample: Sample
  pass: ForwardPass
  perImage: ReferenceTermsPerImage
  /** log p(x|z) + klWeight (log p(z) - log q(z|x)), [count]. */
  logWeights: Float64Array
}

/**
 * @param batch its epsilon holds a [count, latentDimensions] for each sample, one after another
 * @returns the mean terms over all samples, minus the bound, and its gradient
 */
export function importanceStep(
  model: ReferenceModel,
  parameters: Float64Array,
  batch: Sample & ObjectiveWeights,
) {
  const { count, klWeight } = batch
  const draws = drawsOf(model, parameters, batch)
  const gradients = new Float64Array(model.layout.size)
  const logMeans = logMeanWeights(draws, count)
  for (const draw of draws) {
    const shares = draw.logWeights.map((weight, image) => {
      return Math.exp(weight - logMeans[image]) / (draws.length * count)
    })
    const zGradient = decoderBackward(model, parameters, draw.sample, draw.pass, shares, gradients)
    const heads = weightBackward(model, draw, shares, zGradient, klWeight)
    encoderBackward(model, parameters, draw.pass, heads, count, gradients)
  }
  const means = draws.map(({ perImage }) => meanTerms(perImage))
  const objective = -logMeans.reduce((sum, logMean) => sum + logMean, 0) / count
  const reconstruction = means.reduce((sum, of) => sum + of.reconstruction, 0) / means.length
  const [{ pass, perImage }] = draws
  return { terms: { reconstruction, kl: means[0].kl }, objective, gradients, pass, perImage }
}

function drawsOf(
  model: ReferenceModel,
  parameters: Float64Array,
  { epsilon, klWeight, ...batch }: Sample & ObjectiveWeights,
): Draw[] {
  const { latentDimensions } = model.layout
  const width = batch.count * latentDimensions
  return Array.from({ length: epsilon.length / width }, (_, k) => {
    const sample = { ...batch, epsilon: Float64Array.from(epsilon).slice(k * width, (k + 1) * width) }
    const pass = forward(model, parameters, sample)
    const perImage = termsPerImage(model, sample, pass)
    const logWeights = perImage.reconstruction.map((nats) => -nats)
    pass.mean.forEach((mean, index) => {
      const ratio = logPriorRatio(mean, pass.logVariance[index], sample.epsilon[index])
      logWeights[Math.floor(index / latentDimensions)] += klWeight * ratio
    })
    return { sample, pass, perImage, logWeights }
  })
}

/** log of the mean weight of each image, [count], taken relative to the largest. */
function logMeanWeights(draws: readonly Draw[], count: number): Float64Array {
  return new Float64Array(count).map((_, image) => {
    const logarithms = draws.map(({ logWeights }) => logWeights[image])
    const largest = Math.max(...logarithms)
    const sum = logarithms.reduce((total, logarithm) => total + Math.exp(logarithm - largest), 0)
    return largest + Math.log(sum / draws.length)
  })
}

/**
 * From z back to mean and log-variance. With epsilon held, log q(z|x) is -log variance / 2 and no function of the
 * mean, and log p(z) is -z² / 2, constants apart.
 */
function weightBackward(
  { layout }: ReferenceModel,
  { sample, pass }: Draw,
  shares: Float64Array,
  zGradient: Float64Array,
  klWeight: number,
): [mean: Float64Array, logVariance: Float64Array] {
  const weightOf = (index: number) => klWeight * shares[Math.floor(index / layout.latentDimensions)]
  const byMean = zGradient.map((slope, index) => slope + weightOf(index) * pass.z[index])
  const byLogVariance = byMean.map((slope, index) => {
    const through = reparameterisationSlope(pass.logVariance[index], sample.epsilon[index])
    return slope * through - weightOf(index) / 2
  })
  return [byMean, byLogVariance]
}
