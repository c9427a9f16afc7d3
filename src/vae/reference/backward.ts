import { headsOf } from '../parameters'
import { denseBackward } from './dense'
import type { ForwardPass } from './forward'
import { hiddenBackward } from './hidden-layers'
import { withoutLabels } from './labels'
import { decoderLayers, layerBackward } from './layer'
import type { ReferenceModel, Sample } from './model'
import { meanKlPerDimension, type ObjectiveWeights } from './objective'
import { gaussianKl, gaussianKlSlopes, reparameterisationSlope } from './posterior'

/** The way back: the slopes of the objective by what {@link ForwardPass} holds, and by every parameter. */
export interface BackwardPass {
  /** [count, pixels] */
  logits: Float64Array
  /** [count, latentDimensions] */
  z: Float64Array
  /** By mean and log-variance, or by an autoencoder's code, [count, latentDimensions] each. */
  heads: readonly Float64Array[]
  /** Flat as the parameters. */
  gradients: Float64Array
}

export function backward(
  model: ReferenceModel,
  parameters: Float64Array,
  sample: Sample,
  pass: ForwardPass,
  weights: ObjectiveWeights,
): BackwardPass {
  const { layout } = model
  const { count } = sample
  const gradients = new Float64Array(layout.size)
  const shares = new Float64Array(count).fill(1 / count)
  const { logits, z } = decoderBackward(model, parameters, sample, pass, shares, gradients)
  const heads = layout.logVariance ? posteriorBackward(model, sample, pass, z, weights) : [z]
  encoderBackward(model, parameters, pass, heads, count, gradients)
  return { logits, z, heads, gradients }
}

/**
 * From the encoder's heads back to the pixels. Adds the encoder's gradients to `gradients`.
 * @param headGradients by mean and log-variance, or by an autoencoder's code, [count, latentDimensions] each
 */
export function encoderBackward(
  { layout, activation }: ReferenceModel,
  parameters: Float64Array,
  pass: ForwardPass,
  headGradients: readonly Float64Array[],
  count: number,
  gradients: Float64Array,
): void {
  const outputGradient = new Float64Array(pass.encoder.output.length)
  for (const [index, head] of headsOf(layout).entries()) {
    const byHead = denseBackward(
      head,
      parameters,
      pass.encoder.output,
      headGradients[index],
      count,
      gradients,
    )
    for (const [place, slope] of byHead.entries()) outputGradient[place] += slope
  }
  const byInput = hiddenBackward(pass.encoder, activation, parameters, outputGradient, count, gradients)
  const byMaps = withoutLabels(byInput, layout.classes, count)
  hiddenBackward(pass.maps, activation, parameters, byMaps, count, gradients)
}

/**
 * From the likelihood back to z. Adds the decoder's gradients to `gradients`; returns dL/dlogits and dL/dz.
 * @param shares what -log p(x|z) of each image counts in the objective, [count]
 */
export function decoderBackward(
  { layout, activation, likelihood }: ReferenceModel,
  parameters: Float64Array,
  { images, count }: Sample,
  { decoder, logits }: ForwardPass,
  shares: Float64Array,
  gradients: Float64Array,
): Pick<BackwardPass, 'logits' | 'z'> {
  const { pixels } = layout
  const logitGradient = logits.map(
    (logit, index) => likelihood.slope(logit, images[index]) * shares[Math.floor(index / pixels)],
  )
  const { last } = decoderLayers(layout)
  const outputGradient = layerBackward(last, parameters, decoder.output, logitGradient, count, gradients)
  const inputGradient = hiddenBackward(decoder, activation, parameters, outputGradient, count, gradients)
  return { logits: logitGradient, z: withoutLabels(inputGradient, layout.classes, count) }
}

/**
 * From z back to the posterior's mean and log-variance, [count, latentDimensions] each: the reparameterised
 * sample's share (Kingma & Welling 2013, section 2.4) plus the KL term's. A latent dimension whose mean KL is
 * within its free bits has no share of the latter.
 */
function posteriorBackward(
  { layout }: ReferenceModel,
  { epsilon, count }: Sample,
  pass: ForwardPass,
  zGradient: Float64Array,
  { klWeight, freeBitsNats }: ObjectiveWeights,
): [mean: Float64Array, logVariance: Float64Array] {
  const { latentDimensions } = layout
  const kl = pass.mean.map((mean, index) => gaussianKl(mean, pass.logVariance[index]))
  const klWeights = meanKlPerDimension(kl, latentDimensions).map((nats) =>
    nats > freeBitsNats ? klWeight / count : 0,
  )
  const byMean = new Float64Array(zGradient.length)
  const byLogVariance = new Float64Array(zGradient.length)
  zGradient.forEach((slope, index) => {
    const logVariance = pass.logVariance[index]
    const klSlopes = gaussianKlSlopes(pass.mean[index], logVariance)
    const weight = klWeights[index % latentDimensions]
    byMean[index] = slope + weight * klSlopes.mean
    byLogVariance[index] =
      slope * reparameterisationSlope(logVariance, epsilon[index]) + weight * klSlopes.logVariance
  })
  return [byMean, byLogVariance]
}
