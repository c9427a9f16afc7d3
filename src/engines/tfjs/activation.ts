/** The activations of the hidden layers, and their derivatives as functions of their outputs. */
import * as tf from '@tensorflow/tfjs-core'
import type { Activation } from '../../vae/settings'

const activations: Record<Activation, (x: tf.Tensor2D) => tf.Tensor2D> = {
  relu: (x) => tf.relu(x),
  elu: (x) => tf.elu(x),
  tanh: (x) => tf.tanh(x),
  softplus: (x) => tf.softplus(x),
}

/** gradient * f'(x), given y = f(x). */
const derivatives: Record<Activation, (gradient: tf.Tensor2D, y: tf.Tensor2D) => tf.Tensor2D> = {
  relu: (gradient, y) => tf.mul(gradient, tf.step(y)),
  // 1 where y > 0, else exp(x) = y + 1
  elu: (gradient, y) => tf.mul(gradient, tf.add<tf.Tensor2D>(tf.minimum(y, 0), 1)),
  tanh: (gradient, y) => tf.mul(gradient, tf.sub(1, tf.square(y))),
  // The derivative is sigmoid(x), and exp(-y) = 1 - sigmoid(x).
  softplus: (gradient, y) => tf.mul(gradient, tf.sub(1, tf.exp(tf.neg(y)))),
}

/**
 * activation([x 1] [W; b]); null is the identity. @returns [count, outputs]
 * @param input [x 1], [count, inputs + 1]; @param block [inputs + 1, outputs]
 */
export function dense(input: tf.Tensor2D, block: tf.Tensor2D, activation: Activation | null): tf.Tensor2D {
  if (activation === 'relu') return tf.fused.matMul({ a: input, b: block, activation }) as tf.Tensor2D
  const output = tf.matMul<tf.Tensor2D>(input, block)
  return activation === null ? output : activations[activation](output)
}

/** activation(x), element by element. */
export function activated(x: tf.Tensor2D, activation: Activation): tf.Tensor2D {
  return activations[activation](x)
}

/** The gradient before an activation from the one behind it. @param y the activation's output */
export function throughActivation(
  activation: Activation,
  gradient: tf.Tensor2D,
  y: tf.Tensor2D,
): tf.Tensor2D {
  return derivatives[activation](gradient, y)
}
