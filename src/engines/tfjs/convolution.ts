/**
 * The three products of a convolution and of a transposed one, which is the same thing the other way round: small maps
 * from large ones, large maps from small ones, and the filter's gradient from both. Maps are [count * places, channels],
 * in any shape with these values in order; filters [taps * large channels, small channels].
 */
import * as tf from '@tensorflow/tfjs-core'
import { convolution, type FeatureMaps, taps, valuesOf } from '../../vae/feature-maps'
import * as wasm from './wasm-convolution'

export interface Geometry {
  large: FeatureMaps
  small: FeatureMaps
}

const { kernel, stride, padding } = convolution

/** Each place of a small map from the places of the large maps that it meets. */
export function fromLarge(large: tf.Tensor2D, filter: tf.Tensor2D, geometry: Geometry): tf.Tensor2D {
  const maps = asMaps(large, geometry.large)
  return byPlace(tf.conv2d(maps, asFilter(filter, geometry), stride, padding))
}

/** Each place of a small map added to the places of the large maps that it meets. */
export function fromSmall(small: tf.Tensor2D, filter: tf.Tensor2D, geometry: Geometry): tf.Tensor2D {
  const maps = asMaps(small, geometry.small)
  const weights = asFilter(filter, geometry)
  const { side, channels } = geometry.large
  if (tf.getBackend() === 'wasm') return byPlace(wasm.fromSmall(maps, weights, side))
  const shape: [number, number, number, number] = [maps.shape[0], side, side, channels]
  return byPlace(tf.conv2dTranspose(maps, weights, shape, stride, padding))
}

/** The gradient with respect to the filter. One of the maps holds values, the other one gradients. */
export function filterGradient(large: tf.Tensor2D, small: tf.Tensor2D, geometry: Geometry): tf.Tensor2D {
  const [x, dy] = [asMaps(large, geometry.large), asMaps(small, geometry.small)]
  const filterShape = [kernel, kernel, geometry.large.channels, geometry.small.channels]
  const gradient =
    tf.getBackend() === 'wasm'
      ? wasm.filterGradient(x, dy)
      : tf
          .engine()
          .runKernel<tf.Tensor>(
            tf.Conv2DBackpropFilter,
            { x, dy },
            { strides: stride, pad: padding, dataFormat: 'NHWC', filterShape },
          )
  return tf.reshape(gradient, [taps * geometry.large.channels, geometry.small.channels])
}

/** [count, side, side, channels] */
function asMaps(values: tf.Tensor2D, maps: FeatureMaps): tf.Tensor4D {
  const { side, channels } = maps
  return tf.reshape(values, [values.size / valuesOf(maps), side, side, channels])
}

/** [kernel, kernel, large channels, small channels] */
function asFilter(filter: tf.Tensor2D, { large, small }: Geometry): tf.Tensor4D {
  return tf.reshape(filter, [kernel, kernel, large.channels, small.channels])
}

function byPlace(maps: tf.Tensor4D): tf.Tensor2D {
  return tf.reshape(maps, [-1, maps.shape[3]])
}
