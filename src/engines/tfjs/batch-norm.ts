/**
 * Batch normalisation of a hidden layer's outputs, before its activation (Ioffe & Szegedy 2015, algorithm 1). Its
 * weight and bias are the two rows of one tensor, its running mean and variance those of another, [2, outputs] each.
 */
import * as tf from '@tensorflow/tfjs-core'
import { normalisation } from '../../vae/parameters'

/** What goes through in training, kept for the way back. */
export interface NormPass {
  /** [count, outputs] */
  normalised: tf.Tensor2D
  /** Of the normalised outputs by the sums, [1, outputs]. */
  scale: tf.Tensor
}

/** By the running statistics. @param sums what the layer gives, [count, outputs] */
export function normalisedByRunning(sums: tf.Tensor2D, norm: tf.Tensor2D, running: tf.Tensor2D): tf.Tensor2D {
  const [mean, variance] = rowsOf(running)
  return scaled(tf.mul(tf.sub(sums, mean), inverseDeviation(variance)), norm)
}

/**
 * By the statistics of the batch itself.
 * @returns the normalised outputs, what the way back needs, and the running statistics moved towards the batch's
 */
export function normalisedByBatch(sums: tf.Tensor2D, norm: tf.Tensor2D, running: tf.Tensor2D) {
  const mean = tf.mean(sums, 0, true)
  const centred = tf.sub<tf.Tensor2D>(sums, mean)
  const variance = tf.mean(tf.square(centred), 0, true)
  const inverse = inverseDeviation(variance)
  const normalised = tf.mul<tf.Tensor2D>(centred, inverse)
  const pass: NormPass = { normalised, scale: tf.mul(inverse, rowsOf(norm)[0]) }
  return { output: scaled(normalised, norm), pass, running: moved(running, mean, variance, sums.shape[0]) }
}

/**
 * The chain rule through {@link normalisedByBatch}.
 * @param gradient by what it gave, [count, outputs]
 * @returns that by the sums, and that of weight and bias, [2, outputs]
 */
export function normBackward({ normalised, scale }: NormPass, gradient: tf.Tensor2D) {
  const byWeight = tf.sum<tf.Tensor2D>(tf.mul(gradient, normalised), 0, true)
  const byBias = tf.sum<tf.Tensor2D>(gradient, 0, true)
  const common = tf.mul(tf.add(tf.mul(normalised, byWeight), byBias), 1 / gradient.shape[0])
  const bySums = tf.mul<tf.Tensor2D>(tf.sub(gradient, common), scale)
  return { bySums, byNorm: tf.concat<tf.Tensor2D>([byWeight, byBias], 0) }
}

function scaled(normalised: tf.Tensor, norm: tf.Tensor2D): tf.Tensor2D {
  const [weight, bias] = rowsOf(norm)
  return tf.add(tf.mul(normalised, weight), bias)
}

/** The running variance is corrected by rows / (rows - 1); one row alone says nothing of it, and moves nothing. */
function moved(running: tf.Tensor2D, mean: tf.Tensor, variance: tf.Tensor, rows: number): tf.Tensor2D {
  if (rows === 1) return tf.clone(running)
  const batch = tf.concat([mean, tf.mul(variance, rows / (rows - 1))] as tf.Tensor2D[], 0)
  const { momentum } = normalisation
  return tf.add(tf.mul(running, 1 - momentum), tf.mul(batch, momentum))
}

function inverseDeviation(variance: tf.Tensor): tf.Tensor {
  return tf.rsqrt(tf.add(variance, normalisation.epsilon))
}

function rowsOf(pair: tf.Tensor2D): [first: tf.Tensor2D, second: tf.Tensor2D] {
  return [tf.slice(pair, [0, 0], [1, -1]), tf.slice(pair, [1, 0], [1, -1])]
}
