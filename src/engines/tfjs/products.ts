/**
 * The two products of a dense layer's backward pass. The WebAssembly backend runs a product with a transposed
 * operand in scalar code, about ten times slower than transposing first; GPUs take the flag for nothing.
 */
import * as tf from '@tensorflow/tfjs-core'

/** dL/dx = dL/dy Wᵀ. @param weight [inputs, outputs] @returns [count, inputs] */
export function inputGradient(gradient: tf.Tensor2D, weight: tf.Tensor2D): tf.Tensor2D {
  if (tf.getBackend() !== 'wasm') return tf.matMul(gradient, weight, false, true)
  return tf.matMul(gradient, tf.transpose(weight))
}

/**
 * dL/d[W; b] = [x 1]ᵀ dL/dy: the gradient of a layer's weight with that of its bias as the last row.
 * @param input [count, inputs]; @param gradient [count, outputs] @returns [inputs + 1, outputs]
 */
export function parameterGradient(input: tf.Tensor2D, gradient: tf.Tensor2D): tf.Tensor2D {
  const count = input.shape[0]
  if (tf.getBackend() !== 'wasm') {
    return tf.matMul(tf.concat([input, tf.ones([count, 1])], 1), gradient, true, false)
  }
  return tf.matMul(tf.concat([tf.transpose(input), tf.ones([1, count])], 0), gradient)
}
