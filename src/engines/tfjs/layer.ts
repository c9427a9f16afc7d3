/** The two kinds of layer that a chain is made of. Rows may come in any shape with the right values in order. */
import * as tf from '@tensorflow/tfjs-core'
import type { ConvolutionLayer } from '../../vae/parameters'
import type { Activation } from '../../vae/settings'
import { activated, dense } from './activation'
import { filterGradient, fromLarge, fromSmall } from './convolution'
import type { BlockLayer } from './device-layout'
import { blockGradient, inputGradient, withOnes } from './products'

export interface Layer {
  /** The tensors of its blocks. */
  blocks: readonly tf.Tensor2D[]
  /**
   * @param activation null is the identity
   * @returns what it gives, a row for each image, or for each place of maps; and what {@link gradients} wants of the input
   */
  forward(input: tf.Tensor2D, activation: Activation | null): { output: tf.Tensor2D; taken: tf.Tensor2D }
  /** By each of the blocks. @param gradient by what it gives, the activation aside */
  gradients(taken: tf.Tensor2D, gradient: tf.Tensor2D): tf.Tensor2D[]
  /** By what the layer before gives. @param gradient as above */
  inputGradient(gradient: tf.Tensor2D): tf.Tensor2D
}

/** @param blocks the tensors of the layer's blocks */
export function layerOf(layer: BlockLayer, blocks: readonly tf.Tensor2D[]): Layer {
  return layer.kind === 'dense' ? denseLayer(blocks, layer.inputs) : convolutionLayer(blocks, layer.layer)
}

/** @param inputs those that the layer before gives: without labels */
function denseLayer(blocks: readonly tf.Tensor2D[], inputs: number): Layer {
  const [block] = blocks
  return {
    blocks,
    forward(input, activation) {
      const taken = withOnes(tf.reshape(input, [-1, block.shape[0] - 1]))
      return { taken, output: dense(taken, block, activation) }
    },
    gradients: (taken, gradient) => [blockGradient(taken, gradient)],
    inputGradient: (gradient) => inputGradient(gradient, block, inputs),
  }
}

function convolutionLayer(
  blocks: readonly tf.Tensor2D[],
  { large, small, isTransposed }: ConvolutionLayer,
): Layer {
  const [filter, bias] = blocks
  const geometry = { large, small }
  const product = isTransposed ? fromSmall : fromLarge
  return {
    blocks,
    forward(input, activation) {
      const sums = tf.add<tf.Tensor2D>(product(input, filter, geometry), bias)
      return { taken: input, output: activation ? activated(sums, activation) : sums }
    },
    gradients(taken, gradient) {
      const [ofLarge, ofSmall] = isTransposed ? [gradient, taken] : [taken, gradient]
      const perMap = tf.reshape<tf.Rank.R2>(gradient, [-1, bias.size])
      return [filterGradient(ofLarge, ofSmall, geometry), tf.sum(perMap, 0, true)]
    },
    inputGradient: (gradient) => (isTransposed ? fromLarge : fromSmall)(gradient, filter, geometry),
  }
}
