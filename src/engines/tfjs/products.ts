/**
 * The products of a dense layer. The WebAssembly backend runs a product with a transposed operand in scalar
 * code, about ten times slower than transposing first; GPUs take the flag for nothing.
 */
import * as tf from '@tensorflow/tfjs-core'

/** A batch with a column of ones, by which a block's last row becomes the bias: [count, width + 1]. */
export function withOnes(batch: tf.Tensor2D): tf.Tensor2D {
  return tf.pad(
    batch,
    [
      [0, 0],
      [0, 1],
    ],
    1,
  )
}

/**
 * dL/d[x 1] = dL/dy [W; b]ᵀ, of which the first columns are kept: without that of the ones.
 * @param gradient dL/dy, [count, outputs]; @param block [inputs + 1, outputs] @returns [count, kept]
 */
export function inputGradient(
  gradient: tf.Tensor2D,
  block: tf.Tensor2D,
  kept = block.shape[0] - 1,
): tf.Tensor2D {
  const product =
    tf.getBackend() === 'wasm'
      ? tf.matMul<tf.Tensor2D>(gradient, tf.transpose(block))
      : tf.matMul<tf.Tensor2D>(gradient, block, false, true)
  return tf.slice(product, [0, 0], [-1, kept])
}

/**
 * dL/d[W; b] = [x 1]ᵀ dL/dy.
 * @param input [x 1], [count, inputs + 1]; @param gradient dL/dy, [count, outputs] @returns [inputs + 1, outputs]
 */
export function blockGradient(input: tf.Tensor2D, gradient: tf.Tensor2D): tf.Tensor2D {
  if (tf.getBackend() !== 'wasm') return tf.matMul(input, gradient, true, false)
  return tf.matMul(tf.transpose(input), gradient)
}
