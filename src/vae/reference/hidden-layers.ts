import type { Nonlinearity } from './activation'
import { type NormPass, normBackward, normForward, type Statistics } from './batch-norm'
import { type Layer, layerBackward, layerForward } from './layer'

/** What went through one hidden layer, kept for the way back. */
interface HiddenPass {
  layer: Layer
  /** [count, layer.inputs] */
  input: Float64Array
  /** Null where nothing is normalised. */
  norm: NormPass | null
  /** Before the activation, normalised, [count, layer.outputs]. */
  sum: Float64Array
}

/** What went through a chain of hidden layers; none leaves the input as it is. */
export interface HiddenChain {
  passes: HiddenPass[]
  /** [count, outputs of the last layer] */
  output: Float64Array
}

/** Each layer followed by its normalisation, if it has one, and by the activation. @param input [count, inputs of the first layer] */
export function hiddenForward(
  layers: readonly Layer[],
  activation: Nonlinearity,
  parameters: Float64Array,
  input: Float64Array,
  count: number,
  statistics: Statistics,
): HiddenChain {
  const passes: HiddenPass[] = []
  let output = input
  for (const layer of layers) {
    const plain = layerForward(layer, parameters, output, count)
    const normed = layer.norm ? normForward(layer.norm, parameters, plain, statistics) : null
    const sum = normed?.output ?? plain
    passes.push({ layer, input: output, norm: normed?.pass ?? null, sum })
    output = sum.map(activation.value)
  }
  return { passes, output }
}

/** Adds the layers' gradients to `gradients`. @returns dL/dinput @param outputGradient dL/doutput */
export function hiddenBackward(
  chain: HiddenChain,
  activation: Nonlinearity,
  parameters: Float64Array,
  outputGradient: Float64Array,
  count: number,
  gradients: Float64Array,
): Float64Array {
  let gradient = outputGradient
  for (const { layer, input, norm, sum } of chain.passes.toReversed()) {
    const sumGradient = gradient.map((slope, index) => slope * activation.slope(sum[index]))
    const plainGradient = norm ? normBackward(norm, parameters, sumGradient, gradients) : sumGradient
    gradient = layerBackward(layer, parameters, input, plainGradient, count, gradients)
  }
  return gradient
}
