import type { DenseLayer } from '../parameters'

/**
 * y = x Wᵀ + b, row by row.
 * @param parameters the flat array of the whole network
 * @param x [count, layer.inputs]
 * @returns [count, layer.outputs]
 */
export function denseForward(
  layer: DenseLayer,
  parameters: Float64Array,
  x: Float64Array,
  count: number,
): Float64Array {
  const { inputs, outputs, weight, bias } = layer
  const y = new Float64Array(count * outputs)
  for (let row = 0; row < count; row++) {
    for (let output = 0; output < outputs; output++) {
      let sum = parameters[bias.offset + output]
      for (let input = 0; input < inputs; input++) {
        sum += x[row * inputs + input] * parameters[weight.offset + output * inputs + input]
      }
      y[row * outputs + output] = sum
    }
  }
  return y
}

/**
 * The chain rule through y = x Wᵀ + b: adds dL/dW and dL/db to the flat array `gradients`.
 * @param x what the layer was given, [count, layer.inputs]
 * @param dy dL/dy, [count, layer.outputs]
 * @returns dL/dx, [count, layer.inputs]
 */
export function denseBackward(
  layer: DenseLayer,
  parameters: Float64Array,
  x: Float64Array,
  dy: Float64Array,
  count: number,
  gradients: Float64Array,
): Float64Array {
  const { inputs, outputs, weight, bias } = layer
  const dx = new Float64Array(count * inputs)
  for (let row = 0; row < count; row++) {
    for (let output = 0; output < outputs; output++) {
      const slope = dy[row * outputs + output]
      gradients[bias.offset + output] += slope
      for (let input = 0; input < inputs; input++) {
        const place = weight.offset + output * inputs + input
        gradients[place] += slope * x[row * inputs + input]
        dx[row * inputs + input] += slope * parameters[place]
      }
    }
  }
  return dx
}
