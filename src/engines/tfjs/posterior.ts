/** The Gaussian posterior q(z|x), its samples, and its divergence from the prior. */
import * as tf from '@tensorflow/tfjs-core'

export interface PosteriorSample {
  /** [count, latentDimensions], as all of these */
  mean: tf.Tensor2D
  logVariance: tf.Tensor2D
  /** epsilon * exp(logVariance / 2) */
  deviation: tf.Tensor2D
  /** mean + deviation (Kingma & Welling 2013, eq. 10) */
  z: tf.Tensor2D
  /** exp(logVariance) - 1 */
  excessVariance: tf.Tensor2D
}

/** @param encoded the encoder's output, [count, 2 * latentDimensions]: means, then log variances */
export function samplePosterior(encoded: tf.Tensor2D, epsilon: tf.Tensor2D): PosteriorSample {
  const [mean, logVariance] = tf.split(encoded, 2, 1) as [tf.Tensor2D, tf.Tensor2D]
  const deviation = tf.mul<tf.Tensor2D>(epsilon, tf.exp(tf.mul(logVariance, 0.5)))
  return {
    mean,
    logVariance,
    deviation,
    z: tf.add(mean, deviation),
    excessVariance: tf.expm1(logVariance),
  }
}

/** KL(q(z|x) || p(z)) of each image and dimension: (mean² + variance - 1 - log variance) / 2. */
export function klPerDimension({ mean, logVariance, excessVariance }: PosteriorSample): tf.Tensor2D {
  return tf.mul(tf.add(tf.square(mean), tf.sub(excessVariance, logVariance)), 0.5)
}

/** log p(z) - log q(z|x) of each row, [count]: the constants of the two densities cancel. */
export function logPriorRatio({ logVariance, z }: PosteriorSample, epsilon: tf.Tensor2D): tf.Tensor1D {
  const difference = tf.sub(tf.add(tf.square(epsilon), logVariance), tf.square(z))
  return tf.mul(tf.sum<tf.Tensor1D>(difference, 1), 0.5)
}
