/** The decoder as a list of layers and one array of numbers, with nothing left to normalise. */
import type { FeatureMaps } from '../../vae/feature-maps'
import type { ModelFile } from '../../vae/model-file'
import { normalisation, type ParameterEntry, parameterLayout } from '../../vae/parameters'
import { decoderLayers, type Layer } from '../../vae/reference/layer'
import { isConvolution } from '../network-layers'

type LayerShape =
  | { kind: 'dense'; inputs: number; outputs: number }
  | { kind: 'transposed'; small: FeatureMaps; large: FeatureMaps }

export interface Decoder {
  /** In the order in which data flow. The activation stands between them; a sigmoid follows the last. */
  layers: LayerShape[]
  /** Of each layer its weight and its bias. */
  weights: Float32Array
}

/** @param pixels values an image */
export function decoderOf({ settings, snapshot }: ModelFile, pixels: number): Decoder {
  const { hidden, last } = decoderLayers(parameterLayout(settings.model, pixels))
  const layers = [...hidden, last]
  const folded = layers.flatMap((layer) => foldedParameters(layer, snapshot.parameters))
  const weights = new Float32Array(folded.reduce((size, { length }) => size + length, 0))
  let end = 0
  for (const values of folded) {
    weights.set(values, end)
    end += values.length
  }
  return { layers: layers.map(shapeOf), weights }
}

function shapeOf(layer: Layer): LayerShape {
  return isConvolution(layer)
    ? { kind: 'transposed', small: layer.small, large: layer.large }
    : { kind: 'dense', inputs: layer.inputs, outputs: layer.outputs }
}

/**
 * Weight and bias of a layer with its normalisation by running statistics folded in: both are multiplied by
 * weight / sqrt(variance + epsilon) of their output, and the bias is moved by what is subtracted and added.
 */
function foldedParameters(
  layer: Layer,
  parameters: Float32Array,
): [weight: Float64Array, bias: Float64Array] {
  const of = ({ offset, size }: ParameterEntry) =>
    Float64Array.from(parameters.subarray(offset, offset + size))
  const weight = of(layer.weight)
  const bias = of(layer.bias)
  const { norm } = layer
  if (!norm) return [weight, bias]
  const [mean, variance, shift] = [norm.mean, norm.variance, norm.bias].map(of) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const scale = of(norm.weight).map(
    (by, output) => by / Math.sqrt((variance[output] as number) + normalisation.epsilon),
  )
  // Weights are [out, in], those of a transposed convolution [in, out, taps].
  const each = weight.length / (isConvolution(layer) ? layer.small.channels * bias.length : bias.length)
  return [
    weight.map((value, index) => value * (scale[Math.floor(index / each) % bias.length] as number)),
    bias.map((value, output) => {
      const centred = value - (mean[output] as number)
      return centred * (scale[output] as number) + (shift[output] as number)
    }),
  ]
}
