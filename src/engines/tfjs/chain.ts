/** A chain of dense layers, each but the last followed by the activation: the encoder, and the decoder. */
import type * as tf from '@tensorflow/tfjs-core'
import type { Activation } from '../../vae/settings'
import { dense, throughActivation } from './activation'
import { blockGradient, inputGradient, withOnes } from './products'

export interface ForwardPass {
  /** What each layer was given, [count, inputs]. */
  inputs: tf.Tensor2D[]
  /** The same with a column of ones, [count, inputs + 1]. */
  extended: tf.Tensor2D[]
  /** [count, outputs of the last layer] */
  output: tf.Tensor2D
}

/** @param blocks of the layers: [inputs + 1, outputs] each */
export function forwardChain(
  blocks: readonly tf.Tensor2D[],
  input: tf.Tensor2D,
  activation: Activation,
): ForwardPass {
  const inputs: tf.Tensor2D[] = []
  const extended: tf.Tensor2D[] = []
  let output = input
  blocks.forEach((block, index) => {
    inputs.push(output)
    extended.push(withOnes(output))
    output = dense(extended[index], block, index < blocks.length - 1 ? activation : null)
  })
  return { inputs, extended, output }
}

/**
 * Backpropagation through a chain.
 * @param gradient with respect to the chain's output, [count, outputs]
 * @returns the gradient of each block, and with respect to the output of the first layer before its activation
 */
export function backwardChain(
  blocks: readonly tf.Tensor2D[],
  { inputs, extended }: ForwardPass,
  gradient: tf.Tensor2D,
  activation: Activation,
): { blocks: tf.Tensor2D[]; first: tf.Tensor2D } {
  const gradients: tf.Tensor2D[] = []
  let behind = gradient
  for (let index = blocks.length - 1; index >= 0; index--) {
    gradients.unshift(blockGradient(extended[index], behind))
    if (index > 0) behind = throughActivation(activation, inputGradient(behind, blocks[index]), inputs[index])
  }
  return { blocks: gradients, first: behind }
}
