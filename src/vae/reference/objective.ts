import type { ParameterLayout } from '../parameters'
import type { Terms } from '../terms'
import { sigmoid } from './activation'
import type { ForwardPass } from './forward'
import type { ReferenceModel, Sample } from './model'
import { gaussianKl } from './posterior'

/** The terms of single images, in nats. */
export interface ReferenceTermsPerImage {
  /** [count] */
  reconstruction: Float64Array
  /** [count, latentDimensions]; of an autoencoder, whose objective has no such term, zeros. */
  klPerDimension: Float64Array
  /** Mean over the pixels of (x - decoded pixel mean)², [count]. */
  squaredError: Float64Array
}

/** How the terms add up to what is minimised. */
export interface ObjectiveWeights {
  /** Weight of the KL term: beta (Higgins et al. 2017), warm-up applied. */
  klWeight: number
  /** KL of a latent dimension, on the batch mean, that costs nothing (the free bits of Kingma et al. 2016). */
  freeBitsNats: number
}

export function termsPerImage(
  { layout, likelihood }: ReferenceModel,
  { images, count }: Sample,
  { logits, mean, logVariance }: ForwardPass,
): ReferenceTermsPerImage {
  const { pixels } = layout
  const reconstruction = new Float64Array(count)
  const squaredError = new Float64Array(count)
  logits.forEach((logit, index) => {
    const image = Math.floor(index / pixels)
    reconstruction[image] += likelihood.loss(logit, images[index])
    squaredError[image] += (images[index] - sigmoid(logit)) ** 2 / pixels
  })
  const klPerDimension = layout.logVariance
    ? mean.map((value, index) => gaussianKl(value, logVariance[index]))
    : new Float64Array(mean.length)
  return { reconstruction, klPerDimension, squaredError }
}

/** Means over the images: the two halves of the bound, Kingma & Welling 2013, eq. 7 with one sample of z. */
export function meanTerms(perImage: ReferenceTermsPerImage): Terms {
  const count = perImage.reconstruction.length
  return {
    reconstruction: sum(perImage.reconstruction) / count,
    kl: sum(perImage.klPerDimension) / count,
  }
}

/** KL of each latent dimension, mean over the images: [latentDimensions]. */
export function meanKlPerDimension(klPerDimension: Float64Array, latentDimensions: number): Float64Array {
  const count = klPerDimension.length / latentDimensions
  const means = new Float64Array(latentDimensions)
  klPerDimension.forEach((nats, index) => {
    means[index % latentDimensions] += nats / count
  })
  return means
}

/**
 * What is minimised: reconstruction + klWeight * sum over latent dimensions of max(KL, freeBitsNats), where
 * KL is the mean over the images. Without free bits the sum is the KL term. Of an autoencoder, the reconstruction
 * term alone.
 */
export function objectiveOf(
  { logVariance, latentDimensions }: ParameterLayout,
  terms: Terms,
  klPerDimension: Float64Array,
  { klWeight, freeBitsNats }: ObjectiveWeights,
): number {
  if (!logVariance) return terms.reconstruction
  const kl = meanKlPerDimension(klPerDimension, latentDimensions)
  const penalty = sum(kl.map((nats) => Math.max(nats, freeBitsNats)))
  return terms.reconstruction + klWeight * penalty
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
