/** One optimiser step on the device, from a batch to the next parameters. */
import * as tf from '@tensorflow/tfjs-core'
import { clippingEpsilon, type UpdateRule } from '../../vae/optimiser'
import type { Trains } from '../../vae/settings'
import type { StepTerms } from '../engine'
import { type DeviceLayout, trainedMasks } from './device-layout'
import { groupsOf } from './device-parameters'
import { type Batch, type Model, type Network, objectiveGradient, type Running } from './objective'
import { type GroupGradient, type OptimizerState, updated } from './optimizer-update'

/** What becomes of a gradient. */
export interface Descent {
  /** Null: no clipping. */
  clipGlobalNorm: number | null
  rule: UpdateRule
}

export interface StepResult extends OptimizerState {
  /** What {@link stepTerms} reads: [termCount]. */
  terms: tf.Tensor1D
  running: Running
}

const termCount = 4

export function optimizerStep(
  layout: DeviceLayout,
  network: Network,
  model: Model,
  state: OptimizerState,
  batch: Batch,
  { clipGlobalNorm, rule }: Descent,
): StepResult {
  const { reconstruction, kl, penalty, gradients, running } = objectiveGradient(network, model, batch)
  const groups = groupsOf(layout, gradients).map((gradient) => ({ gradient, squares: tf.square(gradient) }))
  const squaredNorm = total(groups.map(({ squares }) => squares))
  const terms = tf.stack<tf.Scalar>([reconstruction, kl, penalty, squaredNorm]) as tf.Tensor1D
  const clipped = clipGlobalNorm === null ? groups : clip(groups, squaredNorm, clipGlobalNorm)
  const next = updated(state, clipped, rule)
  return { ...(batch.trains ? withFrozen(layout, next, state, batch.trains) : next), terms, running }
}

/** What is not trained stays bit for bit, although groups may hold parameters of both halves. */
function withFrozen(
  layout: DeviceLayout,
  next: OptimizerState,
  before: OptimizerState,
  trains: Trains,
): OptimizerState {
  if (trains === 'both') return next
  const masks = trainedMasks(layout, trains).map((mask, index) =>
    tf.tensor2d(mask, layout.groups[index].shape, 'bool'),
  )
  const kept = (moved: readonly tf.Tensor2D[], old: readonly tf.Tensor2D[]) =>
    moved.map((group, index) => tf.where<tf.Tensor2D>(masks[index], group, old[index]))
  return {
    parameters: kept(next.parameters, before.parameters),
    m: kept(next.m, before.m),
    v: kept(next.v, before.v),
  }
}

/** Scales a gradient down to a global 2-norm, as PyTorch does. */
function clip(groups: readonly GroupGradient[], squaredNorm: tf.Scalar, limit: number): GroupGradient[] {
  const norm = tf.add(tf.sqrt(squaredNorm), clippingEpsilon)
  const factor = tf.minimum<tf.Scalar>(1, tf.div(limit, norm))
  return groups.map(({ gradient }) => {
    const clipped = tf.mul<tf.Tensor2D>(gradient, factor)
    return { gradient: clipped, squares: tf.square(clipped) }
  })
}

/** The sum over all elements, in two stages: a float32 sum over very many terms loses digits. */
function total(tensors: readonly tf.Tensor2D[]): tf.Scalar {
  return tf.sum(tf.concat(tensors.map((tensor) => tf.sum<tf.Tensor1D>(tensor, 1))))
}

/** A number that is finite if all parameters are: some kernels turn NaN into numbers, so the terms may look well. */
export function parameterSentinel({ parameters }: OptimizerState): tf.Tensor1D {
  return tf.reshape(total(parameters.map((group) => tf.abs(group))), [1])
}

/**
 * The terms of each step. The objective of the last one is NaN if the parameters are not finite after it.
 * @param values {@link StepResult.terms} of each step, then {@link parameterSentinel}
 * @param penaltyWeights what the penalty counts in the objective of each step
 */
export function stepTerms(values: Float32Array, penaltyWeights: readonly number[]): StepTerms[] {
  const terms = penaltyWeights.map((weight, index) => {
    const first = index * termCount
    const [reconstruction, kl, penalty, squaredNorm] = values.subarray(first, first + termCount)
    const objective = reconstruction + weight * penalty
    return { reconstruction, kl, objective, gradientNorm: Math.sqrt(squaredNorm) }
  })
  const sound = Number.isFinite(values[penaltyWeights.length * termCount])
  return sound ? terms : terms.with(-1, { ...terms[terms.length - 1], objective: Number.NaN })
}
