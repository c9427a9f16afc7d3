/** What the optimiser keeps on the device, and how a gradient changes it. */
import * as tf from '@tensorflow/tfjs-core'
import type { UpdateRule } from '../../vae/optimiser'

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
 * The state after a step: the formula of `vae/optimiser.ts`.
 * @param gradients of each group
 */
export function updated(
  state: OptimizerState,
  gradients: readonly GroupGradient[],
  { decay1, share1, decay2, share2, rate, divisorEpsilon }: UpdateRule,
): OptimizerState {
  const next: OptimizerState = { parameters: [], m: [], v: [] }
  gradients.forEach(({ gradient, squares }, group) => {
    const m = tf.add<tf.Tensor2D>(tf.mul(state.m[group], 1 - decay1), tf.mul(gradient, share1))
    const v = tf.add<tf.Tensor2D>(tf.mul(state.v[group], 1 - decay2), tf.mul(squares, share2))
    const direction = tf.div(m, tf.add(tf.sqrt(v), divisorEpsilon))
    next.parameters.push(tf.sub(state.parameters[group], tf.mul(direction, rate)))
    next.m.push(m)
    next.v.push(v)
  })
  return next
}
