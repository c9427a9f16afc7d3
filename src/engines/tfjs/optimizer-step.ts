/** One optimiser step on the device, from a batch to the next parameters. */
import * as tf from '@tensorflow/tfjs-core'
import type { StepTerms } from '../engine'
import { adamStep, type OptimizerState } from './adam'
import { type DeviceLayout, rowLength } from './device-layout'
import { flatGradient } from './device-parameters'
import { type Batch, type Model, type Network, objectiveGradient } from './objective'

export interface StepRates {
  learningRate: number
  /** Null: no clipping. */
  clipGlobalNorm: number | null
  /** Number of the step, the first being 1. */
  step: number
}

export interface StepResult extends OptimizerState {
  /** What {@link stepTerms} reads: [termCount]. */
  terms: tf.Tensor1D
}

const termCount = 4

export function optimizerStep(
  layout: DeviceLayout,
  network: Network,
  model: Model,
  state: OptimizerState,
  batch: Batch,
  rates: StepRates,
): StepResult {
  const { reconstruction, kl, penalty, gradients } = objectiveGradient(network, model, batch)
  const gradient = flatGradient(layout, gradients)
  const squares = tf.square(gradient)
  const squaredNorm = tf.sum<tf.Scalar>(tf.sum(tf.reshape(squares, [-1, rowLength]), 1))
  const terms = tf.stack<tf.Scalar>([reconstruction, kl, penalty, squaredNorm]) as tf.Tensor1D
  const { learningRate, clipGlobalNorm, step } = rates
  if (clipGlobalNorm === null) {
    return { ...adamStep(state, gradient, squares, learningRate, step), terms }
  }
  // As PyTorch clips: the factor is at most 1, and 1e-6 keeps a gradient of zero finite.
  const factor = tf.minimum<tf.Scalar>(1, tf.div(clipGlobalNorm, tf.add(tf.sqrt(squaredNorm), 1e-6)))
  const clipped = tf.mul<tf.Tensor1D>(gradient, factor)
  return { ...adamStep(state, clipped, tf.square(clipped), learningRate, step), terms }
}

/** The terms of each step from the stacked values of {@link StepResult.terms}. @param klWeights of each step */
export function stepTerms(values: ArrayLike<number>, klWeights: readonly number[]): StepTerms[] {
  return klWeights.map((klWeight, index) => {
    const [reconstruction, kl, penalty, squaredNorm] = Array.from(
      { length: termCount },
      (_, term) => values[index * termCount + term] as number,
    ) as [number, number, number, number]
    const objective = reconstruction + klWeight * penalty
    return { reconstruction, kl, objective, gradientNorm: Math.sqrt(squaredNorm) }
  })
}
