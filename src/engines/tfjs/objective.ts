/** The objective of a training step and its gradient, both derived by hand. */
import * as tf from '@tensorflow/tfjs-core'
import type { Activation, Trains } from '../../vae/settings'
import { backwardChain, type Chain, type ChainGradient, forwardChain } from './chain'
import { importanceGradient } from './importance-gradient'
import type { Likelihood } from './likelihood'
import { klPerDimension, type PosteriorSample, samplePosterior } from './posterior'
import { trainedGradients } from './trained-gradients'

export interface Network {
  encoder: Chain
  decoder: Chain
}

export interface NetworkGradient {
  encoder: ChainGradient
  decoder: ChainGradient
}

/** Running statistics of the normalisations, [2, outputs] each. */
export interface Running {
  encoder: readonly tf.Tensor2D[]
  decoder: readonly tf.Tensor2D[]
}

export interface Model {
  activation: Activation
  likelihood: Likelihood
  /** Not for an autoencoder, which has no log variance and draws no sample. */
  isVariational: boolean
}

export interface Batch {
  /** [count, pixels] */
  images: tf.Tensor2D
  /** What the encoder sees of them: the images themselves unless there is noise. */
  inputs: tf.Tensor2D
  /** [samples of z an image * count, latentDimensions], sample after sample */
  epsilon: tf.Tensor2D
  /** One-hot, [count, classes]; null where the network is told none. */
  labels: tf.Tensor2D | null
  klWeight: number
  freeBitsNats: number
  /** Both, where it is left out. */
  trains?: Trains
}

export interface ObjectiveGradient {
  reconstruction: tf.Scalar
  kl: tf.Scalar
  /**
   * What is minimised beside the reconstruction term: the KL term but for its weight, free bits applied; with several
   * samples, whatever makes minus the bound of it.
   */
  penalty: tf.Scalar
  gradients: NetworkGradient
  /** After this batch. */
  running: Running
}

/**
 * reconstruction + klWeight * penalty, where penalty = sum over dimensions of max(batch mean of KL, free bits); with
 * several samples of z an image, minus their importance-weighted bound.
 */
export function objectiveGradient(network: Network, model: Model, batch: Batch): ObjectiveGradient {
  const { activation, likelihood, isVariational } = model
  if (batch.epsilon.shape[0] > batch.images.shape[0]) return importanceGradient(network, model, batch)
  const encoder = forwardChain(network.encoder, batch.inputs, batch.labels, activation)
  const code = isVariational ? sampledCode(encoder.output, batch) : plainCode(encoder.output)
  const decoder = forwardChain(network.decoder, code.z, batch.labels, activation)
  const decoderGradient = backwardChain(
    network.decoder,
    decoder,
    likelihood.gradient(decoder.output, batch.images),
    activation,
  )
  const encoderGradient = () => {
    const zGradient = network.decoder.layers[0].inputGradient(decoderGradient.first)
    return backwardChain(network.encoder, encoder, code.backward(zGradient), activation)
  }
  return {
    reconstruction: tf.mean(likelihood.nats(decoder.output, batch.images)),
    kl: code.kl,
    penalty: code.penalty,
    gradients: trainedGradients(network, batch.trains, encoderGradient, decoderGradient),
    running: { encoder: encoder.running, decoder: decoder.running },
  }
}

/** What stands between encoder and decoder. */
interface Code extends Pick<ObjectiveGradient, 'kl' | 'penalty'> {
  /** [count, latentDimensions] */
  z: tf.Tensor2D
  /** The gradient with respect to the encoder's output from that with respect to z. */
  backward(zGradient: tf.Tensor2D): tf.Tensor2D
}

/** An autoencoder decodes what it encoded, and pays for nothing else. */
function plainCode(encoded: tf.Tensor2D): Code {
  const nothing = tf.scalar(0)
  return { z: encoded, kl: nothing, penalty: nothing, backward: (zGradient) => zGradient }
}

function sampledCode(encoded: tf.Tensor2D, { epsilon, klWeight, freeBitsNats }: Batch): Code {
  const sample = samplePosterior(encoded, epsilon)
  const klMeans = tf.mean<tf.Tensor1D>(klPerDimension(sample), 0)
  const freeBits = freeBitsNats > 0
  const costly = freeBits ? tf.cast<tf.Tensor1D>(tf.greater(klMeans, freeBitsNats), 'float32') : null
  const kl = tf.sum<tf.Scalar>(klMeans)
  return {
    z: sample.z,
    kl,
    penalty: freeBits ? tf.sum(tf.maximum(klMeans, freeBitsNats)) : kl,
    backward: (zGradient) => posteriorGradient(sample, zGradient, klWeight, costly),
  }
}

/**
 * The gradient with respect to mean and log variance, [count, 2 * latentDimensions], from that with respect to z.
 * @param costly 1 for each dimension above its free bits, 0 below, [latentDimensions]; null: all of them
 */
function posteriorGradient(
  { mean, deviation, excessVariance }: PosteriorSample,
  sampleGradient: tf.Tensor2D,
  klWeight: number,
  costly: tf.Tensor1D | null,
): tf.Tensor2D {
  const share = klWeight / mean.shape[0]
  const pull = costly === null ? tf.scalar(share) : tf.mul(costly, share)
  const meanGradient = tf.add(sampleGradient, tf.mul(mean, pull))
  const doubled = tf.add(tf.mul(sampleGradient, deviation), tf.mul(excessVariance, pull))
  return tf.concat([meanGradient, tf.mul(doubled, 0.5)] as tf.Tensor2D[], 1)
}
