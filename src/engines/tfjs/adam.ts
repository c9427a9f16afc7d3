/** Adam (Kingma & Ba 2014, algorithm 1) with PyTorch's epsilon: outside the root of the corrected second moment. */
import * as tf from '@tensorflow/tfjs-core'
import { adam } from '../../vae/adam'

const { beta1, beta2, epsilon } = adam

/** Flat tensors of one size. */
export interface OptimizerState {
  parameters: tf.Tensor1D
  m: tf.Tensor1D
  v: tf.Tensor1D
}

/**
 * The state after a step.
 * @param squares the gradient, squared element by element
 * @param step number of this step, the first being 1
 */
export function adamStep(
  state: OptimizerState,
  gradient: tf.Tensor1D,
  squares: tf.Tensor1D,
  learningRate: number,
  step: number,
): OptimizerState {
  const m = tf.add<tf.Tensor1D>(tf.mul(state.m, beta1), tf.mul(gradient, 1 - beta1))
  const v = tf.add<tf.Tensor1D>(tf.mul(state.v, beta2), tf.mul(squares, 1 - beta2))
  // m̂ / (sqrt(v̂) + ε) with both corrections taken out of the arrays: v̂ = v / correction².
  const correction = Math.sqrt(1 - beta2 ** step)
  const rate = (learningRate * correction) / (1 - beta1 ** step)
  const direction = tf.div(m, tf.add(tf.sqrt(v), epsilon * correction))
  return { parameters: tf.sub(state.parameters, tf.mul(direction, rate)), m, v }
}
