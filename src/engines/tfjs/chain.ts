/** A chain of dense layers, each but the last followed by the activation: the encoder, and the decoder. */
import type * as tf from '@tensorflow/tfjs-core'
import type { Activation } from '../../vae/settings'
import { dense, throughActivation } from './activation'
import { inputGradient, parameterGradient } from './products'

export interface Layer {
  /** [inputs, outputs] */
  weight: tf.Tensor2D
  /** [outputs] */
  bias: tf.Tensor1D
}

export interface Forward {
  /** What each layer was given, [count, inputs]. */
  inputs: tf.Tensor2D[]
  /** [count, outputs of the last layer] */
  output: tf.Tensor2D
}

export function forwardChain(layers: readonly Layer[], input: tf.Tensor2D, activation: Activation): Forward {
  const inputs: tf.Tensor2D[] = []
  let output = input
  layers.forEach(({ weight, bias }, index) => {
    inputs.push(output)
    output = dense(output, weight, bias, index < layers.length - 1 ? activation : null)
  })
  return { inputs, output }
}

/**
 * Backpropagation through a chain.
 * @param gradient with respect to the chain's output, [count, outputs]
 * @returns the gradient of each layer's parameters, [inputs + 1, outputs], and with respect to the first
 *   layer's output, [count, outputs of the first layer]
 */
export function backwardChain(
  layers: readonly Layer[],
  { inputs }: Forward,
  gradient: tf.Tensor2D,
  activation: Activation,
): { parameters: tf.Tensor2D[]; first: tf.Tensor2D } {
  const parameters: tf.Tensor2D[] = []
  let behind = gradient
  for (let index = layers.length - 1; index >= 0; index--) {
    const input = inputs[index]
    parameters.unshift(parameterGradient(input, behind))
    if (index > 0) {
      const layer = layers[index]
      behind = throughActivation(activation, inputGradient(behind, layer.weight), input)
    }
  }
  return { parameters, first: behind }
}
