/** Between the flat parameter tensor and the layers' weights and biases. */
import * as tf from '@tensorflow/tfjs-core'
import type { Layer } from './chain'
import type { DeviceLayout } from './device-layout'
import type { Network } from './objective'

/** Copies of the weights and biases in the flat tensor, as the products need them. */
export function networkOf(layout: DeviceLayout, flat: tf.Tensor1D): Network {
  const blocks = [...layout.encoder, ...layout.decoder]
  const sizes = blocks.flatMap(({ inputs, outputs }) => [inputs * outputs, outputs])
  if (layout.padding > 0) sizes.push(layout.padding)
  const pieces = tf.split<tf.Tensor1D>(flat, sizes)
  const layers = blocks.map(({ inputs, outputs }, index): Layer => {
    const weight = tf.reshape<tf.Rank.R2>(pieces[2 * index], [inputs, outputs])
    return { weight, bias: pieces[2 * index + 1] }
  })
  const encoderLayers = layout.encoder.length
  return { encoder: layers.slice(0, encoderLayers), decoder: layers.slice(encoderLayers) }
}

/** One flat tensor of the gradients of all blocks, in the order of the layout. */
export function flatGradient(layout: DeviceLayout, gradients: readonly tf.Tensor2D[]): tf.Tensor1D {
  const pieces = gradients.map((gradient) => tf.reshape<tf.Rank.R1>(gradient, [gradient.size]))
  if (layout.padding > 0) pieces.push(tf.zeros([layout.padding]))
  return tf.concat(pieces)
}
