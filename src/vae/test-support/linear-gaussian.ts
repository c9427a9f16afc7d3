/**
 * For tests: a VAE whose log p(x) is known. Without hidden layers and with a Gaussian likelihood, pixel means are
 * sigmoids of a linear map; near logit 0 these are 1/2 + logit / 4, so that p(x) is N(1/2 + b/4, W Wᵀ / 16 + variance)
 * but for the cube of the logits, and p(z|x) is normal too (Bishop 2006, eq. 2.115 and 2.116).
 */

import { parameterLayout } from '../parameters'
import { fillNormal, Stream } from '../random'
import type { ReferenceModelSettings } from '../reference/model'

export interface LinearGaussian {
  model: { kind: 'vae'; hidden: number[]; latentDimensions: number; activation: 'relu' }
  objective: { likelihood: 'gaussian'; variance: number }
  /** Flat, as `parameterLayout` lays them out. */
  parameters: Float64Array
  /** Images drawn from p(x), [count, pixels]. */
  draw(count: number): Float64Array
  /** log p(x), nats. */
  logDensity(image: ArrayLike<number>): number
}

/** How far the encoder is from p(z|x), in standard deviations of it, and by which factor its variances are too large. */
export interface Proposal {
  shift: number
  widening: number
}

/** How much more of the pixels' variance each latent dimension explains, all together, than the likelihood. */
const strengths = [1, 3, 8]

/** @param pixels a multiple of 8; @param variance of the likelihood, small beside the square of what a pixel may be */
export function linearGaussian(pixels: number, variance: number, proposal: Proposal): LinearGaussian {
  const latentDimensions = strengths.length
  const model = {
    kind: 'vae',
    hidden: [],
    latentDimensions,
    activation: 'relu',
  } as const satisfies ReferenceModelSettings['model']
  const layout = parameterLayout(model, pixels)
  const parameters = new Float64Array(layout.size)
  const [last] = layout.decoder
  const offset = (pixel: number) => Math.sqrt(variance) * Math.cos(pixel)
  for (let pixel = 0; pixel < pixels; pixel++) parameters[last.bias.offset + pixel] = offset(pixel)
  strengths.forEach((strength, dimension) => {
    // Signs of the columns are orthogonal, hence so are the dimensions of p(z|x).
    const sign = (pixel: number) => ((pixel >> dimension) & 1 ? -1 : 1)
    const slope = Math.sqrt((strength * variance) / pixels)
    const narrowing = 1 + strength
    let constant = proposal.shift / Math.sqrt(narrowing)
    for (let pixel = 0; pixel < pixels; pixel++) {
      const inward = (slope * sign(pixel)) / (variance * narrowing)
      parameters[last.weight.offset + pixel * latentDimensions + dimension] = 4 * slope * sign(pixel)
      parameters[layout.mean.weight.offset + dimension * pixels + pixel] = inward
      constant -= inward * (0.5 + offset(pixel) / 4)
    }
    parameters[layout.mean.bias.offset + dimension] = constant
    const bias = (layout.logVariance as typeof layout.mean).bias
    parameters[bias.offset + dimension] = Math.log(proposal.widening / narrowing)
  })
  const weight = (pixel: number, dimension: number) =>
    parameters[last.weight.offset + pixel * latentDimensions + dimension] / 4
  const mean = Float64Array.from(
    { length: pixels },
    (_, pixel) => 0.5 + parameters[last.bias.offset + pixel] / 4,
  )
  return {
    model: { ...model, hidden: [] },
    objective: { likelihood: 'gaussian', variance },
    parameters,
    draw(count) {
      const [z, noise] = [new Float32Array(count * latentDimensions), new Float32Array(count * pixels)]
      fillNormal(z, { seed: 1, stream: Stream.epsilon, step: 0 })
      fillNormal(noise, { seed: 1, stream: Stream.epsilon, step: 1 })
      return Float64Array.from(noise, (normal, place) => {
        const [image, pixel] = [Math.floor(place / pixels), place % pixels]
        const light = strengths.reduce(
          (sum, _, dimension) => sum + weight(pixel, dimension) * z[image * latentDimensions + dimension],
          mean[pixel],
        )
        return light + Math.sqrt(variance) * normal
      })
    },
    logDensity: normalDensity(mean, (one, other) => {
      const shared = strengths.reduce((sum, _, k) => sum + weight(one, k) * weight(other, k), 0)
      return shared + (one === other ? variance : 0)
    }),
  }
}

/** log N(x; mean, covariance), by the Cholesky factor of the covariance. */
function normalDensity(
  mean: Float64Array,
  covariance: (one: number, other: number) => number,
): (x: ArrayLike<number>) => number {
  const size = mean.length
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = covariance(row, column)
      for (let k = 0; k < column; k++) rest -= factor[row * size + k] * factor[column * size + k]
      factor[row * size + column] = row === column ? Math.sqrt(rest) : rest / factor[column * size + column]
    }
  }
  return (x) => {
    const solved = new Float64Array(size)
    let logDensity = 0
    for (let row = 0; row < size; row++) {
      let rest = x[row] - mean[row]
      for (let k = 0; k < row; k++) rest -= factor[row * size + k] * solved[k]
      const diagonal = factor[row * size + row]
      solved[row] = rest / diagonal
      logDensity -= Math.log(diagonal) + (Math.log(2 * Math.PI) + solved[row] ** 2) / 2
    }
    return logDensity
  }
}

/** By how much the ELBO is below log p(x) on average: KL(q(z|x) || p(z|x)) of such a proposal, nats. */
export function divergence({ shift, widening }: Proposal): number {
  return (strengths.length * (widening - 1 - Math.log(widening) + shift ** 2)) / 2
}
