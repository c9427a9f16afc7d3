import { convolution, taps, valuesOf } from '../feature-maps'
import type { ConvolutionLayer } from '../parameters'

/**
 * A convolution, y[s] = b[s] + sum over large maps l and taps of W[s, l, tap] x[l] at the place that the tap meets; or
 * a transposed one, which goes through the same weights from the small maps to the large ones.
 * @param parameters the flat array of the whole network
 * @param x [count, layer.inputs]
 * @returns [count, layer.outputs]
 */
export function convolutionForward(
  layer: ConvolutionLayer,
  parameters: Float64Array,
  x: Float64Array,
  count: number,
): Float64Array {
  const { bias, outputs, isTransposed } = layer
  const places = outputs / bias.size
  const y = new Float64Array(count * outputs)
  for (const index of y.keys()) y[index] = parameters[bias.offset + (Math.floor(index / places) % bias.size)]
  forEachMeeting(layer, count, (weight, small, large) => {
    if (isTransposed) y[large] += parameters[weight] * x[small]
    else y[small] += parameters[weight] * x[large]
  })
  return y
}

/**
 * The chain rule through {@link convolutionForward}: adds dL/dW and dL/db to the flat array `gradients`.
 * @param x what the layer was given, [count, layer.inputs]
 * @param dy dL/dy, [count, layer.outputs]
 * @returns dL/dx, [count, layer.inputs]
 */
export function convolutionBackward(
  layer: ConvolutionLayer,
  parameters: Float64Array,
  x: Float64Array,
  dy: Float64Array,
  count: number,
  gradients: Float64Array,
): Float64Array {
  const { bias, outputs, isTransposed } = layer
  const places = outputs / bias.size
  for (const [index, slope] of dy.entries()) {
    gradients[bias.offset + (Math.floor(index / places) % bias.size)] += slope
  }
  const dx = new Float64Array(x.length)
  forEachMeeting(layer, count, (weight, small, large) => {
    const [input, output] = isTransposed ? [small, large] : [large, small]
    gradients[weight] += dy[output] * x[input]
    dx[input] += dy[output] * parameters[weight]
  })
  return dx
}

/** Names every weight, by its place in the flat array, with every value of small and large maps that it joins. */
function forEachMeeting(
  { large, small, weight }: ConvolutionLayer,
  count: number,
  visit: (weight: number, small: number, large: number) => void,
): void {
  const { kernel, stride, padding } = convolution
  const meet = (image: number, smallChannel: number, largeChannel: number, row: number, column: number) => {
    const filter = weight.offset + (smallChannel * large.channels + largeChannel) * taps
    const smallMap = image * valuesOf(small) + smallChannel * small.side ** 2
    const largeMap = image * valuesOf(large) + largeChannel * large.side ** 2
    for (let tap = 0; tap < taps; tap++) {
      const down = stride * row - padding + Math.floor(tap / kernel)
      const across = stride * column - padding + (tap % kernel)
      if (Math.min(down, across) < 0 || Math.max(down, across) >= large.side) continue
      visit(filter + tap, smallMap + row * small.side + column, largeMap + down * large.side + across)
    }
  }
  for (let image = 0; image < count; image++) {
    for (let smallChannel = 0; smallChannel < small.channels; smallChannel++) {
      for (let largeChannel = 0; largeChannel < large.channels; largeChannel++) {
        for (let row = 0; row < small.side; row++) {
          for (let column = 0; column < small.side; column++) {
            meet(image, smallChannel, largeChannel, row, column)
          }
        }
      }
    }
  }
}
