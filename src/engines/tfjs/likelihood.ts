/** -log p(x|z) of images given the decoder's logits, and its gradient. */
import * as tf from '@tensorflow/tfjs-core'
import type { ObjectiveSettings } from '../../vae/settings'
import { crossEntropy } from './cross-entropy'

export interface Likelihood {
  /** -log p(x|z) in nats, summed over pixels: [count]. */
  nats(logits: tf.Tensor2D, images: tf.Tensor2D): tf.Tensor1D
  /** The gradient of the mean of `nats` over the images with respect to the logits: [count, pixels]. */
  gradient(logits: tf.Tensor2D, images: tf.Tensor2D): tf.Tensor2D
}

export function likelihoodOf(
  objective: Pick<ObjectiveSettings, 'likelihood' | 'variance'>,
  pixels: number,
): Likelihood {
  return objective.likelihood === 'bernoulli' ? bernoulli : gaussian(objective.variance, pixels)
}

/** Pixels are 1 with probability sigmoid(logit). */
const bernoulli: Likelihood = {
  nats: crossEntropy,
  gradient: (logits, images) => tf.mul(tf.sub(tf.sigmoid(logits), images), 1 / logits.shape[0]),
}

/** Normal density around sigmoid(logit) with one variance for all pixels, its constant included. */
function gaussian(variance: number, pixels: number): Likelihood {
  const constant = (pixels / 2) * Math.log(2 * Math.PI * variance)
  return {
    nats(logits, images) {
      const squares = tf.sum<tf.Tensor1D>(tf.squaredDifference(tf.sigmoid(logits), images), 1)
      return tf.add(tf.mul(squares, 1 / (2 * variance)), constant)
    },
    gradient(logits, images) {
      const mean = tf.sigmoid(logits)
      const slope = tf.mul(mean, tf.sub(1, mean))
      return tf.mul(tf.mul(tf.sub(mean, images), slope), 1 / (variance * logits.shape[0]))
    },
  }
}
