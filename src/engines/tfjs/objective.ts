/** The objective of a training step and its gradient, both derived by hand. */
import * as tf from '@tensorflow/tfjs-core'
import type { Activation } from '../../vae/settings'
import { backwardChain, forwardChain } from './chain'
import type { Likelihood } from './likelihood'
import { klPerDimension, type PosteriorSample, samplePosterior } from './posterior'
import { inputGradient } from './products'

/** The blocks of the layers, [inputs + 1, outputs] each; or their gradients. */
export interface Network {
  encoder: readonly tf.Tensor2D[]
  decoder: readonly tf.Tensor2D[]
}

export interface Model {
  activation: Activation
  likelihood: Likelihood
}

export interface Batch {
  /** [count, pixels] */
  images: tf.Tensor2D
  /** [count, latentDimensions] */
  epsilon: tf.Tensor2D
  klWeight: number
  freeBitsNats: number
}

export interface ObjectiveGradient {
  reconstruction: tf.Scalar
  kl: tf.Scalar
  /** The KL term that is minimised: free bits applied. */
  penalty: tf.Scalar
  gradients: Network
}

/** reconstruction + klWeight * penalty, where penalty = sum over dimensions of max(batch mean of KL, free bits). */
export function objectiveGradient(
  network: Network,
  { activation, likelihood }: Model,
  batch: Batch,
): ObjectiveGradient {
  const encoder = forwardChain(network.encoder, batch.images, activation)
  const sample = samplePosterior(encoder.output, batch.epsilon)
  const decoder = forwardChain(network.decoder, sample.z, activation)

  const klMeans = tf.mean<tf.Tensor1D>(klPerDimension(sample), 0)
  const freeBits = batch.freeBitsNats > 0
  const penalties = freeBits ? tf.maximum(klMeans, batch.freeBitsNats) : klMeans
  const costly = freeBits ? tf.cast<tf.Tensor1D>(tf.greater(klMeans, batch.freeBitsNats), 'float32') : null

  const decoderGradient = backwardChain(
    network.decoder,
    decoder,
    likelihood.gradient(decoder.output, batch.images),
    activation,
  )
  const sampleGradient = inputGradient(decoderGradient.first, network.decoder[0])
  const encodedGradient = posteriorGradient(sample, sampleGradient, batch.klWeight, costly)
  const encoderGradient = backwardChain(network.encoder, encoder, encodedGradient, activation)

  const kl = tf.sum<tf.Scalar>(klMeans)
  return {
    reconstruction: tf.mean(likelihood.nats(decoder.output, batch.images)),
    kl,
    penalty: freeBits ? tf.sum(penalties) : kl,
    gradients: { encoder: encoderGradient.blocks, decoder: decoderGradient.blocks },
  }
}

/**
 * The gradient with respect to mean and log variance, [count, 2 * latentDimensions], from that with respect to z.
 * @param costly 1 for each dimension above its free bits, 0 below, [latentDimensions]; null: all of them
 */
function posteriorGradient(
  { mean, deviation, excessVariance }: PosteriorSample,
  sampleGradient: tf.Tensor2D,
  klWeight: number,
  costly: tf.Tensor1D | null,
): tf.Tensor2D {
  const share = klWeight / mean.shape[0]
  const pull = costly === null ? tf.scalar(share) : tf.mul(costly, share)
  const meanGradient = tf.add(sampleGradient, tf.mul(mean, pull))
  const doubled = tf.add(tf.mul(sampleGradient, deviation), tf.mul(excessVariance, pull))
  return tf.concat([meanGradient, tf.mul(doubled, 0.5)] as tf.Tensor2D[], 1)
}
