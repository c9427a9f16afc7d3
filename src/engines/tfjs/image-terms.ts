/** What the terms of the bound are for single images, with one sample of z each. */
import * as tf from '@tensorflow/tfjs-core'
import { chainOutput } from './chain'
import type { Model, Network } from './objective'
import { klPerDimension, logPriorRatio, type PosteriorSample, samplePosterior } from './posterior'

interface Reconstructed {
  /** Null for an autoencoder. */
  sample: PosteriorSample | null
  logits: tf.Tensor2D
}

/**
 * [count, 2 + latentDimensions]: reconstruction in nats, mean squared error, KL per dimension in nats. An
 * autoencoder has the first two.
 */
export function imageTerms(
  network: Network,
  model: Model,
  images: tf.Tensor2D,
  epsilon: tf.Tensor2D,
  labels: tf.Tensor2D | null,
): tf.Tensor2D {
  const { sample, logits } = reconstructed(network, model, images, epsilon, labels)
  const nats = model.likelihood.nats(logits, images)
  const squaredError = tf.mean(tf.squaredDifference(tf.sigmoid(logits), images), 1)
  const terms = [column(nats), column(squaredError)]
  return tf.concat(sample ? [...terms, klPerDimension(sample)] : terms, 1)
}

/** log p(x|z) + log p(z) - log q(z|x), [count, 1] (Burda et al. 2015, eq. 7). */
export function logImportanceWeights(
  network: Network,
  model: Model,
  images: tf.Tensor2D,
  epsilon: tf.Tensor2D,
  labels: tf.Tensor2D | null,
): tf.Tensor2D {
  const { sample, logits } = reconstructed(network, model, images, epsilon, labels)
  if (!sample) throw new Error('an autoencoder has no importance weights')
  return column(tf.sub(logPriorRatio(sample, epsilon), model.likelihood.nats(logits, images)))
}

function reconstructed(
  network: Network,
  { activation, isVariational }: Model,
  images: tf.Tensor2D,
  epsilon: tf.Tensor2D,
  labels: tf.Tensor2D | null,
): Reconstructed {
  const encoded = chainOutput(network.encoder, images, labels, activation)
  const sample = isVariational ? samplePosterior(encoded, epsilon) : null
  return { sample, logits: chainOutput(network.decoder, sample?.z ?? encoded, labels, activation) }
}

function column(values: tf.Tensor): tf.Tensor2D {
  return tf.reshape(values, [-1, 1])
}
