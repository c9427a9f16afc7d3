/** One optimiser step on the device, from a batch to the next parameters. */
import * as tf from '@tensorflow/tfjs-core'
import { clippingEpsilon } from '../../vae/adam'
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
  const norm = tf.add(tf.sqrt(squaredNorm), clippingEpsilon)
  const factor = tf.minimum<tf.Scalar>(1, tf.div(clipGlobalNorm, norm))
  const clipped = tf.mul<tf.Tensor1D>(gradient, factor)
  return { ...adamStep(state, clipped, tf.square(clipped), learningRate, step), terms }
}

/** A number that is finite if all parameters are: some kernels turn NaN into numbers, so the terms may look well. */
export function parameterSentinel({ parameters }: OptimizerState): tf.Tensor1D {
  return tf.reshape(tf.sum(tf.abs(parameters)), [1])
}

/**
 * The terms of each step. The objective of the last one is NaN if the parameters are not finite after it.
 * @param values {@link StepResult.terms} of each step, then {@link parameterSentinel}
 * @param klWeights of each step
 */
export function stepTerms(values: Float32Array, klWeights: readonly number[]): StepTerms[] {
  const terms = klWeights.map((klWeight, index) => {
    const first = index * termCount
    const [reconstruction, kl, penalty, squaredNorm] = values.subarray(first, first + termCount)
    const objective = reconstruction + klWeight * penalty
    return { reconstruction, kl, objective, gradientNorm: Math.sqrt(squaredNorm) }
  })
  const sound = Number.isFinite(values[klWeights.length * termCount])
  return sound ? terms : terms.with(-1, { ...terms[terms.length - 1], objective: Number.NaN })
}
