/** Cross-entropy of images under Bernoulli pixels given as logits. */
import * as tf from '@tensorflow/tfjs-core'

/** Summed over pixels: [count]. softplus(logit) - x * logit, which cannot overflow. */
export function crossEntropy(logits: tf.Tensor2D, images: tf.Tensor2D): tf.Tensor1D {
  if (tf.getBackend() === 'wasm') return withFewLogarithms(logits, images)
  return tf.sum(tf.sub(tf.softplus(logits), tf.mul(logits, images)), 1)
}

/**
 * The same by softplus(a) = max(a, 0) - log(sigmoid(|a|)). WebAssembly takes logarithms in scalar code, so the
 * sigmoids of several pixels are multiplied first: each is at least 1/2, and 100 of them are still normal numbers.
 */
function withFewLogarithms(logits: tf.Tensor2D, images: tf.Tensor2D): tf.Tensor1D {
  const [count, pixels] = logits.shape
  const together = largestDivisor(pixels, 100)
  const p = tf.sigmoid(logits)
  const certainty = tf.reshape(tf.maximum(p, tf.sub(1, p)), [count, pixels / together, together])
  const logarithms = tf.sum<tf.Tensor1D>(tf.log(tf.prod(certainty, 2)), 1)
  const linear = tf.sum<tf.Tensor1D>(tf.sub(tf.relu(logits), tf.mul(logits, images)), 1)
  return tf.sub(linear, logarithms)
}

function largestDivisor(of: number, atMost: number): number {
  let divisor = Math.min(of, atMost)
  while (of % divisor !== 0) divisor--
  return divisor
}
