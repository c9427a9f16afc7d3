import { forward } from './forward'
import type { ReferenceModel, Sample } from './model'
import { termsPerImage } from './objective'
import { logPriorRatio } from './posterior'

/** log p(x|z) + log p(z) - log q(z|x) at the z that epsilon gives, [count]. */
export function logImportanceWeights(
  model: ReferenceModel,
  parameters: Float64Array,
  sample: Sample,
): Float64Array {
  const pass = forward(model, parameters, sample)
  const { latentDimensions } = model.layout
  const logWeights = termsPerImage(model, sample, pass).reconstruction.map((nats) => -nats)
  pass.mean.forEach((mean, index) => {
    logWeights[Math.floor(index / latentDimensions)] += logPriorRatio(
      mean,
      pass.logVariance[index],
      sample.epsilon[index],
    )
  })
  return logWeights
}

/**
 * The importance-weighted bound on log p(x), in nats per image: the mean over images of
 * log (1/K) sum over k of p(x, z_k) / q(z_k|x) (Burda et al. 2015, eq. 8).
 * @param epsilons one array [count, latentDimensions] for each of the K samples
 */
export function importanceWeightedBound(
  model: ReferenceModel,
  parameters: Float64Array,
  images: Sample['images'],
  epsilons: readonly ArrayLike<number>[],
  count: number,
): number {
  const logWeights = epsilons.map((epsilon) =>
    logImportanceWeights(model, parameters, { images, epsilon, count }),
  )
  let total = 0
  for (let image = 0; image < count; image++) {
    total += logMeanExp(logWeights.map((sample) => sample[image]))
  }
  return total / count
}

/** log of the mean of exp, taken relative to the largest so that nothing under- or overflows. */
function logMeanExp(logarithms: readonly number[]): number {
  const largest = Math.max(...logarithms)
  const sum = logarithms.reduce((total, logarithm) => total + Math.exp(logarithm - largest), 0)
  return largest + Math.log(sum / logarithms.length)
}
