/**
 * What the WebAssembly backend has no kernel for, or a slow one, by way of its convolution, which is fast. Unfolding the
 * maps into matrices takes three times as long, because concatenation copies row by row.
 */
import * as tf from '@tensorflow/tfjs-core'
import { convolution } from '../../vae/feature-maps'

const { kernel, stride, padding } = convolution
const half = kernel / stride

/**
 * A transposed convolution without inserted zeros: of stride 2 and kernel 4, every second row of large maps comes from
 * every second row of the filter alone, and so do columns. So it is a convolution of kernel 2 and stride 1 that gives
 * four times as many maps, of which every four interleave to one.
 * @param small [count, side, side, small channels]; @param filter [4, 4, large channels, small channels]
 * @returns [count, largeSide, largeSide, large channels]
 */
export function fromSmall(small: tf.Tensor4D, filter: tf.Tensor4D, largeSide: number): tf.Tensor4D {
  const [, , channels, smallChannels] = filter.shape
  const split = tf.reverse(tf.reshape(filter, [half, stride, half, stride, channels, smallChannels]), [0, 2])
  const phases = tf.reshape<tf.Rank.R4>(tf.transpose(split, [0, 2, 5, 1, 3, 4]), [
    ...([half, half, smallChannels] as const),
    stride * stride * channels,
  ])
  const parts = tf.conv2d(small, phases, 1, half - 1)
  const [count, side] = parts.shape
  const rows = tf.transpose(tf.reshape(parts, [count * side, side, stride, stride * channels]), [0, 2, 1, 3])
  const padded = tf.reshape<tf.Rank.R3>(rows, [count, stride * side, stride * side * channels])
  const inner = tf.slice(padded, [0, padding, padding * channels], [count, largeSide, largeSide * channels])
  return tf.reshape(inner, [count, largeSide, largeSide, channels])
}

/**
 * The sum over images and places is a convolution too: channels take the part of images, images that of channels, and
 * the small maps, their places apart by the stride, that of the filter.
 * @param large [count, largeSide, largeSide, large channels]; @param small [count, side, side, small channels]
 * @returns [4, 4, large channels, small channels]
 */
export function filterGradient(large: tf.Tensor4D, small: tf.Tensor4D): tf.Tensor4D {
  const reach = stride * (small.shape[1] - 1) + kernel - padding - large.shape[1]
  const pad: [number, number] = [padding, reach]
  const gradient = tf.conv2d(
    tf.transpose(large, [3, 1, 2, 0]),
    tf.transpose(small, [1, 2, 0, 3]),
    1,
    [[0, 0], pad, pad, [0, 0]],
    'NHWC',
    stride,
  )
  return tf.transpose(gradient, [1, 2, 0, 3])
}
