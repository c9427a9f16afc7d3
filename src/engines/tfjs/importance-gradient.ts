/** The gradient of a step that minimises minus an importance-weighted bound. */
import * as tf from '@tensorflow/tfjs-core'
import { backwardChain, forwardChain } from './chain'
import type { Batch, Model, Network, ObjectiveGradient } from './objective'
import { klPerDimension, logPriorRatio, type PosteriorSample, samplePosterior } from './posterior'
import { trainedGradients } from './trained-gradients'

/**
 * Minus the bound of several samples of z an image (Burda et al. 2015, eq. 8), and its gradient (eq. 14). Rows of
 * the decoder are sample after sample, each [count, ...]; the encoder sees every image once.
 */
export function importanceGradient(
  network: Network,
  { activation, likelihood }: Model,
  batch: Batch,
): ObjectiveGradient {
  const { klWeight } = batch
  const [count, latentDimensions] = [batch.images.shape[0], batch.epsilon.shape[1]]
  const samples = batch.epsilon.shape[0] / count
  const repeated = (rows: tf.Tensor2D) => tf.tile(rows, [samples, 1])
  const encoder = forwardChain(network.encoder, batch.inputs, batch.labels, activation)
  const sample = samplePosterior(repeated(encoder.output), batch.epsilon)
  const labels = batch.labels && repeated(batch.labels)
  const decoder = forwardChain(network.decoder, sample.z, labels, activation)
  const images = repeated(batch.images)
  const nats = likelihood.nats(decoder.output, images)
  const ratio = tf.mul(logPriorRatio(sample, batch.epsilon), klWeight)
  const { bound, shares } = weighed(tf.reshape(tf.sub(ratio, nats), [samples, count]))

  // The likelihood's own gradient gives every row the same share.
  const rowShares = tf.reshape<tf.Rank.R2>(shares, [samples * count, 1])
  const logitGradient = tf.mul<tf.Tensor2D>(
    likelihood.gradient(decoder.output, images),
    tf.mul(rowShares, samples),
  )
  const backDecoder = backwardChain(network.decoder, decoder, logitGradient, activation)
  const backEncoder = () => {
    const zGradient = network.decoder.layers[0].inputGradient(backDecoder.first)
    const pull = tf.mul<tf.Tensor2D>(rowShares, klWeight / count)
    const rows = posteriorGradient(sample, zGradient, pull)
    const encoded = tf.sum<tf.Tensor2D>(tf.reshape(rows, [samples, count, 2 * latentDimensions]), 0)
    return backwardChain(network.encoder, encoder, encoded, activation)
  }

  const reconstruction = tf.mean<tf.Scalar>(nats)
  return {
    reconstruction,
    // Samples of an image have the same posterior.
    kl: tf.sum(tf.mean(klPerDimension(sample), 0)),
    penalty: tf.sub(tf.neg(tf.mean(bound)), reconstruction),
    gradients: trainedGradients(network, batch.trains, backEncoder, backDecoder),
    running: { encoder: encoder.running, decoder: decoder.running },
  }
}

/**
 * @param logWeights [samples, count]
 * @returns log of the mean weight of each image, [count], and the weights' shares of their sum, [samples, count]
 */
function weighed(logWeights: tf.Tensor2D): { bound: tf.Tensor; shares: tf.Tensor } {
  const largest = tf.max(logWeights, 0, true)
  const weights = tf.exp(tf.sub(logWeights, largest))
  const sum = tf.sum(weights, 0, true)
  const bound = tf.add(largest, tf.log(tf.div(sum, logWeights.shape[0])))
  return { bound, shares: tf.div(weights, sum) }
}

/**
 * By mean and log variance, [rows, 2 * latentDimensions]. With epsilon held, log q(z|x) is -log variance / 2 and no
 * function of the mean, and log p(z) is -z² / 2, constants apart.
 * @param pull of the prior on each row, [rows, 1]
 */
function posteriorGradient(
  { z, deviation }: PosteriorSample,
  zGradient: tf.Tensor2D,
  pull: tf.Tensor2D,
): tf.Tensor2D {
  const meanGradient = tf.add<tf.Tensor2D>(zGradient, tf.mul(z, pull))
  const doubled = tf.sub(tf.mul(meanGradient, deviation), pull)
  return tf.concat([meanGradient, tf.mul<tf.Tensor2D>(doubled, 0.5)], 1)
}
