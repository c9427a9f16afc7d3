import { sigmoid } from './activation'
import type { Statistics } from './batch-norm'
import { denseForward } from './dense'
import { type HiddenChain, hiddenForward } from './hidden-layers'
import { withLabels } from './labels'
import { decoderLayers, layerForward } from './layer'
import type { ReferenceModel, Sample } from './model'
import { reparameterise } from './posterior'

/**
 * The way of images through the network: x -> encoder -> (mean, log-variance) -> z -> decoder -> logits. An
 * autoencoder has z = mean.
 */
export interface ForwardPass extends Encoding {
  /** [count, latentDimensions] */
  z: Float64Array
  decoder: HiddenChain
  /** The pixel means are their sigmoids, [count, pixels]. */
  logits: Float64Array
}

interface Encoding {
  /** What the encoder's dense layers take of the images: their feature maps, or they themselves. */
  maps: HiddenChain
  encoder: HiddenChain
  /** [count, latentDimensions] */
  mean: Float64Array
  /** [count, latentDimensions]; of an autoencoder, whose posterior is a point, -Infinity. */
  logVariance: Float64Array
}

export function forward(
  model: ReferenceModel,
  parameters: Float64Array,
  sample: Sample,
  statistics: Statistics = 'running',
): ForwardPass {
  const { images, inputs = images, epsilon, count, labels } = sample
  const encoding = encode(model, parameters, inputs, count, labels, statistics)
  const { mean, logVariance } = encoding
  const z = model.layout.logVariance
    ? mean.map((value, index) => reparameterise(value, logVariance[index], epsilon[index]))
    : mean
  return { ...encoding, z, ...decodeToLogits(model, parameters, z, count, labels, statistics) }
}

/** The posterior of images. @param images [count, pixels] in [0, 1]; @param labels of a conditional network, [count] */
export function encode(
  model: ReferenceModel,
  parameters: Float64Array,
  images: ArrayLike<number>,
  count: number,
  labels?: ArrayLike<number>,
  statistics: Statistics = 'running',
): Encoding {
  const { layout, activation } = model
  const convolutions = layout.convolutions.encoder
  const pixels = Float64Array.from(images)
  const maps = hiddenForward(convolutions, activation, parameters, pixels, count, statistics)
  const input = withLabels(maps.output, layout.classes, labels, count)
  const encoder = hiddenForward(layout.encoder, activation, parameters, input, count, statistics)
  return {
    maps,
    encoder,
    mean: denseForward(layout.mean, parameters, encoder.output, count),
    logVariance: layout.logVariance
      ? denseForward(layout.logVariance, parameters, encoder.output, count)
      : new Float64Array(count * layout.latentDimensions).fill(Number.NEGATIVE_INFINITY),
  }
}

/** Pixel means of p(x|z), [count, pixels]. @param z [count, latentDimensions]; @param labels as of {@link encode} */
export function decode(
  model: ReferenceModel,
  parameters: Float64Array,
  z: ArrayLike<number>,
  count: number,
  labels?: ArrayLike<number>,
): Float64Array {
  return decodeToLogits(model, parameters, z, count, labels, 'running').logits.map(sigmoid)
}

export function decodeToLogits(
  { layout, activation }: ReferenceModel,
  parameters: Float64Array,
  z: ArrayLike<number>,
  count: number,
  labels: ArrayLike<number> | undefined,
  statistics: Statistics,
): { decoder: HiddenChain; logits: Float64Array } {
  const input = withLabels(z, layout.classes, labels, count)
  const { hidden, last } = decoderLayers(layout)
  const decoder = hiddenForward(hidden, activation, parameters, input, count, statistics)
  return { decoder, logits: layerForward(last, parameters, decoder.output, count) }
}
