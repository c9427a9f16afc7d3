/** Adam (Kingma & Ba 2014, algorithm 1) with PyTorch's epsilon: outside the root of the corrected second moment. */
import * as tf from '@tensorflow/tfjs-core'
import { adam } from '../../vae/adam'

const { beta1, beta2, epsilon } = adam

/** A tensor for each group of parameters. */
export interface OptimizerState {
  parameters: tf.Tensor2D[]
  m: tf.Tensor2D[]
  v: tf.Tensor2D[]
}

/** The gradient of a group, and its square element by element. */
export interface GroupGradient {
  gradient: tf.Tensor2D
  squares: tf.Tensor2D
}

/**
 * The state after a step.
 * @param gradients of each group
 * @param step number of this step, the first being 1
 */
export function adamStep(
  state: OptimizerState,
  gradients: readonly GroupGradient[],
  learningRate: number,
  step: number,
): OptimizerState {
  const next: OptimizerState = { parameters: [], m: [], v: [] }
  // m̂ / (sqrt(v̂) + ε) with both corrections taken out of the arrays: v̂ = v / correction².
  const correction = Math.sqrt(1 - beta2 ** step)
  const rate = (learningRate * correction) / (1 - beta1 ** step)
  gradients.forEach(({ gradient, squares }, group) => {
    const m = tf.add<tf.Tensor2D>(tf.mul(state.m[group], beta1), tf.mul(gradient, 1 - beta1))
    const v = tf.add<tf.Tensor2D>(tf.mul(state.v[group], beta2), tf.mul(squares, 1 - beta2))
    const direction = tf.div(m, tf.add(tf.sqrt(v), epsilon * correction))
    next.parameters.push(tf.sub(state.parameters[group], tf.mul(direction, rate)))
    next.m.push(m)
    next.v.push(v)
  })
  return next
}
