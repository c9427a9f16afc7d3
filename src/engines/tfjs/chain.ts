/**
 * A chain of layers, each but the last normalised, where the network is, and followed by the activation: the encoder,
 * and the decoder.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Activation } from '../../vae/settings'
import { activated, throughActivation } from './activation'
import { type NormPass, normalisedByBatch, normalisedByRunning, normBackward } from './batch-norm'
import { withLabels } from './labels'
import type { Layer } from './layer'

export interface Chain {
  layers: readonly Layer[]
  /** The layer that is told the labels. */
  toldAt: number
  /** Weight above bias of each normalisation, [2, outputs]; none where nothing is normalised. */
  norms: readonly tf.Tensor2D[]
  /** Running mean above variance of each normalisation, [2, outputs]. */
  running: readonly tf.Tensor2D[]
}

/** By what belongs to the layers of a chain: their blocks, one layer after the other, and their normalisations. */
export interface ChainGradient {
  blocks: readonly tf.Tensor2D[]
  norms: readonly tf.Tensor2D[]
}

export interface ForwardPass {
  /** What each layer was given, labels aside. */
  inputs: tf.Tensor2D[]
  /** What each layer keeps of that for its gradients. */
  taken: tf.Tensor2D[]
  norms: NormPass[]
  /** The chain's running statistics after this batch. */
  running: tf.Tensor2D[]
  /** [count, outputs of the last layer] */
  output: tf.Tensor2D
}

/** What the chain gives in use, by the running statistics. @param input [count, inputs]; @param labels [count, classes] */
export function chainOutput(
  chain: Chain,
  input: tf.Tensor2D,
  labels: tf.Tensor2D | null,
  activation: Activation,
): tf.Tensor2D {
  const last = chain.layers.length - 1
  const output = chain.layers.reduce((rows, layer, index) => {
    const given = index === chain.toldAt ? withLabels(rows, labels) : rows
    const norm = chain.norms[index]
    if (!norm) return layer.forward(given, index < last ? activation : null).output
    const sums = layer.forward(given, null).output
    return activated(normalisedByRunning(sums, norm, chain.running[index]), activation)
  }, input)
  return tf.reshape(output, [input.shape[0], -1])
}

/** What it gives in training, by the statistics of the batch. */
export function forwardChain(
  chain: Chain,
  input: tf.Tensor2D,
  labels: tf.Tensor2D | null,
  activation: Activation,
): ForwardPass {
  const pass: ForwardPass = { inputs: [], taken: [], norms: [], running: [], output: input }
  const last = chain.layers.length - 1
  chain.layers.forEach((layer, index) => {
    const norm = chain.norms[index]
    pass.inputs.push(pass.output)
    const given = index === chain.toldAt ? withLabels(pass.output, labels) : pass.output
    const { output, taken } = layer.forward(given, norm || index === last ? null : activation)
    pass.taken.push(taken)
    pass.output = output
    if (!norm) return
    const normalised = normalisedByBatch(output, norm, chain.running[index])
    pass.norms.push(normalised.pass)
    pass.running.push(normalised.running)
    pass.output = activated(normalised.output, activation)
  })
  return { ...pass, output: tf.reshape(pass.output, [input.shape[0], -1]) }
}

/**
 * Backpropagation through a chain.
 * @param gradient with respect to the chain's output, [count, outputs]
 * @returns the gradients of what belongs to the chain, and with respect to what the first layer gives, before
 * anything else happens to it
 */
export function backwardChain(
  { layers }: Chain,
  { inputs, taken, norms }: ForwardPass,
  gradient: tf.Tensor2D,
  activation: Activation,
): ChainGradient & { first: tf.Tensor2D } {
  const gradients: tf.Tensor2D[] = []
  const normGradients: tf.Tensor2D[] = []
  let behind = gradient
  for (let index = layers.length - 1; index >= 0; index--) {
    gradients.unshift(...layers[index].gradients(taken[index], behind))
    if (index === 0) break
    const given = inputs[index]
    const byInput = tf.reshape<tf.Rank.R2>(layers[index].inputGradient(behind), given.shape)
    behind = throughActivation(activation, byInput, given)
    const norm = norms[index - 1]
    if (!norm) continue
    const { bySums, byNorm } = normBackward(norm, behind)
    normGradients.unshift(byNorm)
    behind = bySums
  }
  return { blocks: gradients, norms: normGradients, first: behind }
}
