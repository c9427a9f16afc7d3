import type { ConvolutionLayer, DenseLayer, ParameterLayout } from '../parameters'
import { convolutionBackward, convolutionForward } from './convolution'
import { denseBackward, denseForward } from './dense'

export type Layer = DenseLayer | ConvolutionLayer

/** The decoder's layers that the activation follows, and the one that gives the pixel logits. */
export function decoderLayers({ decoder, convolutions }: ParameterLayout): { hidden: Layer[]; last: Layer } {
  const layers = [...decoder, ...convolutions.decoder]
  return { hidden: layers.slice(0, -1), last: layers[layers.length - 1] }
}

/** What a layer gives. @param x [count, layer.inputs] @returns [count, layer.outputs] */
export function layerForward(
  layer: Layer,
  parameters: Float64Array,
  x: Float64Array,
  count: number,
): Float64Array {
  return 'large' in layer
    ? convolutionForward(layer, parameters, x, count)
    : denseForward(layer, parameters, x, count)
}

/** The chain rule through {@link layerForward}: adds the layer's gradients to `gradients`. @returns dL/dx */
export function layerBackward(
  layer: Layer,
  parameters: Float64Array,
  x: Float64Array,
  dy: Float64Array,
  count: number,
  gradients: Float64Array,
): Float64Array {
  return 'large' in layer
    ? convolutionBackward(layer, parameters, x, dy, count, gradients)
    : denseBackward(layer, parameters, x, dy, count, gradients)
}
