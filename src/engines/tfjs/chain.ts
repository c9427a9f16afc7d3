/**
 * A chain of dense layers, each but the last normalised, where the network is, and followed by the activation: the
 * encoder, and the decoder.
 */
import type * as tf from '@tensorflow/tfjs-core'
import type { Activation } from '../../vae/settings'
import { activated, dense, throughActivation } from './activation'
import { type NormPass, normalisedByBatch, normalisedByRunning, normBackward } from './batch-norm'
import { blockGradient, inputGradient, withOnes } from './products'

/** What belongs to the layers of a chain; or the gradients of it. */
export interface ChainBlocks {
  /** [inputs + 1, outputs] each */
  blocks: readonly tf.Tensor2D[]
  /** Weight above bias of each normalisation, [2, outputs]; none where nothing is normalised. */
  norms: readonly tf.Tensor2D[]
}

export interface Chain extends ChainBlocks {
  /** Running mean above variance of each normalisation, [2, outputs]. */
  running: readonly tf.Tensor2D[]
}

export interface ForwardPass {
  /** What each layer was given, [count, inputs]. */
  inputs: tf.Tensor2D[]
  /** The same with a column of ones, [count, inputs + 1]. */
  extended: tf.Tensor2D[]
  norms: NormPass[]
  /** The chain's running statistics after this batch. */
  running: tf.Tensor2D[]
  /** [count, outputs of the last layer] */
  output: tf.Tensor2D
}

/** What the chain gives in use, by the running statistics. */
export function chainOutput(chain: Chain, input: tf.Tensor2D, activation: Activation): tf.Tensor2D {
  const last = chain.blocks.length - 1
  return chain.blocks.reduce((output, block, index) => {
    const norm = chain.norms[index]
    if (!norm) return dense(withOnes(output), block, index < last ? activation : null)
    const sums = dense(withOnes(output), block, null)
    return activated(normalisedByRunning(sums, norm, chain.running[index]), activation)
  }, input)
}

/** What it gives in training, by the statistics of the batch. */
export function forwardChain(chain: Chain, input: tf.Tensor2D, activation: Activation): ForwardPass {
  const pass: ForwardPass = { inputs: [], extended: [], norms: [], running: [], output: input }
  const last = chain.blocks.length - 1
  chain.blocks.forEach((block, index) => {
    const norm = chain.norms[index]
    const extended = withOnes(pass.output)
    pass.inputs.push(pass.output)
    pass.extended.push(extended)
    if (!norm) {
      pass.output = dense(extended, block, index < last ? activation : null)
      return
    }
    const normalised = normalisedByBatch(dense(extended, block, null), norm, chain.running[index])
    pass.norms.push(normalised.pass)
    pass.running.push(normalised.running)
    pass.output = activated(normalised.output, activation)
  })
  return pass
}

/**
 * Backpropagation through a chain.
 * @param gradient with respect to the chain's output, [count, outputs]
 * @returns the gradients of what belongs to the chain, and with respect to what the first layer gives, before
 * anything else happens to it
 */
export function backwardChain(
  { blocks }: ChainBlocks,
  { inputs, extended, norms }: ForwardPass,
  gradient: tf.Tensor2D,
  activation: Activation,
): ChainBlocks & { first: tf.Tensor2D } {
  const gradients: tf.Tensor2D[] = []
  const normGradients: tf.Tensor2D[] = []
  let behind = gradient
  for (let index = blocks.length - 1; index >= 0; index--) {
    gradients.unshift(blockGradient(extended[index], behind))
    if (index === 0) break
    behind = throughActivation(activation, inputGradient(behind, blocks[index]), inputs[index])
    const norm = norms[index - 1]
    if (!norm) continue
    const { bySums, byNorm } = normBackward(norm, behind)
    normGradients.unshift(byNorm)
    behind = bySums
  }
  return { blocks: gradients, norms: normGradients, first: behind }
}
