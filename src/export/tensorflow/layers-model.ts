/** Encoder and decoder as models of Keras layers, whose maps have their channels last. */
import { convolution, type FeatureMaps } from '../../vae/feature-maps'
import type { ModelFile } from '../../vae/model-file'
import {
  type ConvolutionLayer,
  type DenseLayer,
  headsOf,
  type NormLayer,
  normalisation,
  type ParameterEntry,
  type ParameterLayout,
  parameterLayout,
} from '../../vae/parameters'
import { decoderLayers, type Layer } from '../../vae/reference/layer'
import { isConvolution, nameOf } from '../network-layers'
import { LayerGraph, type LayerWeight } from './layer-graph'

/** Puts the layers of one half of the network into a graph. */
class HalfNetwork {
  readonly graph = new LayerGraph()
  readonly #parameters: Float32Array
  readonly #activation: string

  constructor({ settings, snapshot }: ModelFile) {
    this.#parameters = snapshot.parameters
    this.#activation = settings.model.activation
  }

  /** Layers with their normalisation and activation. @returns the name of what comes last, as every method here */
  hidden(layers: readonly Layer[], from: string): string {
    return layers.reduce((input, layer) => {
      const plain = this.layer(layer, input)
      const normed = layer.norm ? this.#norm(layer.norm, plain) : plain
      return this.graph.add('Activation', `${plain}_activation`, { activation: this.#activation }, [normed])
    }, from)
  }

  layer(layer: Layer, from: string): string {
    return isConvolution(layer) ? this.#convolution(layer, from) : this.#dense(layer, from)
  }

  /** Flat maps, [channels, side, side] as the weights of dense layers count them, to [side, side, channels]. */
  toMaps({ channels, side }: FeatureMaps, from: string): string {
    const reshaped = this.graph.add('Reshape', 'maps_flat', { target_shape: [channels, side, side] }, [from])
    return this.graph.add('Permute', 'maps', { dims: [2, 3, 1] }, [reshaped])
  }

  /** The reverse. */
  toFlat(from: string): string {
    const permuted = this.graph.add('Permute', 'channels_first', { dims: [3, 1, 2] }, [from])
    return this.graph.add('Flatten', 'features', { data_format: 'channels_last' }, [permuted])
  }

  /** With the labels behind, where the network is told them. */
  told(classes: number, from: string): string {
    if (classes === 0) return from
    const label = this.graph.input('label', classes)
    return this.graph.add('Concatenate', `${from}_label`, { axis: -1 }, [from, label])
  }

  #dense({ weight, bias, inputs, outputs }: DenseLayer, from: string): string {
    const kernel = transposed(this.#of(weight), outputs, inputs)
    return this.graph.add(
      'Dense',
      kerasName(weight),
      { units: outputs, activation: 'linear', use_bias: true },
      [from],
      [
        { name: 'kernel', shape: [inputs, outputs], data: kernel },
        { name: 'bias', shape: [outputs], data: this.#of(bias) },
      ],
    )
  }

  /**
   * Keras pads evenly where the large side is even. Where it is odd, PyTorch pads the large maps by one all around, and
   * drops what a transposed convolution writes there.
   */
  #convolution(layer: ConvolutionLayer, from: string): string {
    const { weight, bias, isTransposed, large, small } = layer
    const name = kerasName(weight)
    const isOdd = large.side % 2 === 1
    const shape = [convolution.kernel, convolution.kernel, large.channels, small.channels]
    const weights: LayerWeight[] = [
      { name: 'kernel', shape, data: channelsLast(this.#of(weight), small.channels, large.channels) },
      { name: 'bias', shape: [bias.size], data: this.#of(bias) },
    ]
    const config = {
      filters: bias.size,
      kernel_size: [convolution.kernel, convolution.kernel],
      strides: [convolution.stride, convolution.stride],
      padding: isOdd ? 'valid' : 'same',
      ...{ data_format: 'channels_last', activation: 'linear', use_bias: true },
    }
    if (isTransposed) {
      const wide = this.graph.add('Conv2DTranspose', name, config, [from], weights)
      if (!isOdd) return wide
      const cropping = [
        [1, 0],
        [1, 0],
      ]
      return this.graph.add('Cropping2D', `${name}_cropped`, { cropping, data_format: 'channels_last' }, [
        wide,
      ])
    }
    const padding = [
      [1, 1],
      [1, 1],
    ]
    const padded = isOdd
      ? this.graph.add('ZeroPadding2D', `${name}_padded`, { padding, data_format: 'channels_last' }, [from])
      : from
    return this.graph.add('Conv2D', name, { ...config, dilation_rate: [1, 1] }, [padded], weights)
  }

  #norm(norm: NormLayer, from: string): string {
    const config = {
      axis: -1,
      // Keras names the share that stays.
      momentum: 1 - normalisation.momentum,
      epsilon: normalisation.epsilon,
      center: true,
      scale: true,
    }
    const weights = {
      gamma: norm.weight,
      beta: norm.bias,
      moving_mean: norm.mean,
      moving_variance: norm.variance,
    }
    return this.graph.add(
      'BatchNormalization',
      kerasName(norm.weight),
      config,
      [from],
      Object.entries(weights).map(([name, entry]) => ({ name, shape: entry.shape, data: this.#of(entry) })),
    )
  }

  #of({ offset, size }: ParameterEntry): Float32Array {
    return this.#parameters.slice(offset, offset + size)
  }
}

type Folder = ReturnType<LayerGraph['files']>

/** From the images x, [n, pixels] in [0, 1], to the heads: `encoder_mean` and, but of an autoencoder, `encoder_logVariance`. */
export function encoderModel(model: ModelFile, pixels: number): Folder {
  const half = new HalfNetwork(model)
  const layout = parameterLayout(model.settings.model, pixels)
  const { encoder, convolutions, classes } = layout
  let last = half.graph.input('x', pixels)
  const [first] = convolutions.encoder
  if (first) {
    const { side } = first.large
    last = half.graph.add('Reshape', 'image', { target_shape: [side, side, 1] }, [last])
    last = half.toFlat(half.hidden(convolutions.encoder, last))
  }
  const code = half.hidden(encoder, half.told(classes, last))
  return half.graph.files(
    'encoder',
    headsOf(layout).map((head) => half.layer(head, code)),
  )
}

/** From codes z, [n, latent dimensions], to pixel means, [n, pixels]. */
export function decoderModel(model: ModelFile, pixels: number): Folder {
  const half = new HalfNetwork(model)
  const layout: ParameterLayout = parameterLayout(model.settings.model, pixels)
  const { hidden, last: final } = decoderLayers(layout)
  const dense = hidden.filter((layer) => !isConvolution(layer))
  const first = layout.convolutions.decoder[0]
  let last = half.hidden(dense, half.told(layout.classes, half.graph.input('z', layout.latentDimensions)))
  if (first) last = half.hidden(hidden.filter(isConvolution), half.toMaps(first.small, last))
  last = half.layer(final, last)
  if (first) last = half.graph.add('Flatten', 'logits', { data_format: 'channels_last' }, [last])
  last = half.graph.add('Activation', 'pixels', { activation: 'sigmoid' }, [last])
  return half.graph.files('decoder', [last])
}

/** Keras has slashes for its own use, and some readers none for points. */
function kerasName(entry: ParameterEntry): string {
  return nameOf({ weight: entry }).replaceAll('.', '_')
}

/** [rows, columns] -> [columns, rows] */
function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return values.map((_, index) => values[(index % rows) * columns + Math.floor(index / rows)] as number)
}

/** [small, large, kernel, kernel] -> [kernel, kernel, large, small] */
function channelsLast(values: Float32Array, small: number, large: number): Float32Array {
  return transposed(interchanged(values, small, large), large * small, values.length / (large * small))
}

/** [rows, columns, taps] -> [columns, rows, taps] */
function interchanged(values: Float32Array, rows: number, columns: number): Float32Array {
  const taps = values.length / (rows * columns)
  return values.map((_, index) => {
    const tap = index % taps
    const row = Math.floor(index / taps) % rows
    const column = Math.floor(index / (taps * rows))
    return values[(row * columns + column) * taps + tap] as number
  })
}
