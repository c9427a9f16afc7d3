/**
 * Where every parameter of a network lies in one flat array, under PyTorch's conventions: a weight is
 * [out, in], row-major, and a dense layer computes y = x Wᵀ + b.
 */
import { type FeatureMaps, mapsOf, valuesOf } from './feature-maps'
import { LayerList } from './layer-list'
import type { ModelSettings, Trains } from './settings'

/** Classes that a conditional network tells apart: the entries of the label's one-hot code. */
export const labelClasses = 10

export interface ParameterEntry {
  /** For instance `encoder.0.weight`, `encoder.logVariance.bias`, `decoder.2.weight`. */
  name: string
  /** [out, in] for the weight of a dense layer, [out] for a bias. */
  shape: readonly number[]
  /** First element in the flat array. */
  offset: number
  /** Number of elements. */
  size: number
  /** What every element is at first; a weight of more than one axis is drawn instead. */
  initial: number
  /** A running statistic, which no gradient moves and no optimiser sees. */
  isStatistic?: true
}

/** One dense layer: its two parameters and its widths. */
export interface DenseLayer {
  weight: ParameterEntry
  bias: ParameterEntry
  inputs: number
  outputs: number
  /** What normalises the outputs, before the activation. */
  norm?: NormLayer
}

/** A convolution of `feature-maps.ts`, or a transposed one. */
export interface ConvolutionLayer {
  /** From the small maps to the large ones. */
  isTransposed: boolean
  large: FeatureMaps
  small: FeatureMaps
  /** [small channels, large channels, 4, 4]: PyTorch's [out, in, …], and of a transposed one its [in, out, …]. */
  weight: ParameterEntry
  /** [channels that it gives] */
  bias: ParameterEntry
  /** Values of an image that it takes, and that it gives. */
  inputs: number
  outputs: number
  /** What normalises the maps that it gives, before the activation. */
  norm?: NormLayer
}

/**
 * Batch normalisation (Ioffe & Szegedy 2015) as PyTorch's BatchNorm1d has it, or BatchNorm2d: [outputs] each, where an
 * output is a unit or a map.
 */
export interface NormLayer {
  /** Values that an image has of each output. */
  places: number
  /** What the normalised outputs are multiplied by. */
  weight: ParameterEntry
  bias: ParameterEntry
  /** Running statistics of the outputs, for every use but training. */
  mean: ParameterEntry
  variance: ParameterEntry
}

/** With PyTorch's values. */
export const normalisation = {
  /** Added to a variance before its root is taken. */
  epsilon: 1e-5,
  /** How much of the latest batch goes into the running statistics. */
  momentum: 0.1,
} as const

/** The layers of a network, in the order in which data flows, over one flat array of `size` numbers. */
export interface ParameterLayout {
  /** Pixels an image. */
  pixels: number
  latentDimensions: number
  /**
   * Entries of the label's one-hot code, which follow the pixels, or the last maps, where they enter the encoder's
   * dense layers, and z where it enters the decoder (Sohn, Lee & Yan 2015); 0 where the network is told no label.
   */
  classes: number
  /**
   * What comes before the encoder's dense layers, each followed by the activation, and behind the decoder's, where
   * the last gives the pixel logits. A dense network has none.
   */
  convolutions: { encoder: readonly ConvolutionLayer[]; decoder: readonly ConvolutionLayer[] }
  /** Hidden layers, each followed by the activation. */
  encoder: readonly DenseLayer[]
  /** Of the posterior; of an autoencoder, the code itself. */
  mean: DenseLayer
  /** Null for an autoencoder, whose posterior is a point. */
  logVariance: DenseLayer | null
  /**
   * Hidden layers, each followed by the activation, then the layer that gives the pixel logits; or, where convolutions
   * follow, their first maps, and the activation too.
   */
  decoder: readonly DenseLayer[]
  /** Every parameter, in the order of the flat array. */
  entries: readonly ParameterEntry[]
  /** Elements of the flat array. */
  size: number
}

/** What of the settings decides about the parameters. */
export type NetworkSettings = Pick<ModelSettings, 'kind' | 'hidden' | 'latentDimensions'> &
  Partial<Pick<ModelSettings, 'network' | 'channels' | 'conditional' | 'batchNorm'>>

/**
 * The layout of a network for images of `pixels` values.
 * @throws Error if these cannot be convolved as the network does
 */
export function parameterLayout(model: NetworkSettings, pixels: number): ParameterLayout {
  const { kind, hidden, latentDimensions, conditional = false, batchNorm = false } = model
  const maps = model.network === 'conv' ? mapsOf(pixels, model.channels ?? []) : []
  const list = new LayerList()
  const normName = (part: string, index: number, isHidden: boolean) =>
    batchNorm && isHidden ? `${part}.norm.${index}` : null
  /** @param hiddenLayers how many of them, from the first, the activation follows */
  const dense = (part: string, widths: readonly number[], hiddenLayers: number) =>
    pairs(widths).map(([inputs, outputs], index) =>
      list.dense(`${part}.${index}`, inputs, outputs, normName(part, index, index < hiddenLayers)),
    )
  const convolutions = (part: string, through: readonly FeatureMaps[], hiddenLayers: number) =>
    pairs(through).map(([from, to], index) =>
      list.convolution(`${part}.${index}`, from, to, normName(part, index, index < hiddenLayers)),
    )

  const classes = conditional ? labelClasses : 0
  const last = maps.at(-1)
  const features = last ? valuesOf(last) : pixels
  const code = hidden.at(-1) ?? features + classes
  const encoderMaps = convolutions('encoder.conv', maps, maps.length)
  const encoder = dense('encoder', [features + classes, ...hidden], hidden.length)
  const mean = list.dense('encoder.mean', code, latentDimensions)
  const logVariance = kind === 'vae' ? list.dense('encoder.logVariance', code, latentDimensions) : null
  const widths = [latentDimensions + classes, ...hidden.toReversed(), features]
  const decoder = dense('decoder', widths, hidden.length + (maps.length > 1 ? 1 : 0))
  const decoderMaps = convolutions('decoder.conv', maps.toReversed(), maps.length - 2)
  return {
    pixels,
    latentDimensions,
    classes,
    convolutions: { encoder: encoderMaps, decoder: decoderMaps },
    encoder,
    mean,
    logVariance,
    decoder,
    entries: list.entries,
    size: list.size,
  }
}

export function isTrained({ weight }: DenseLayer, trains: Trains): boolean {
  return trains === 'both' || weight.name.startsWith(`${trains}.`)
}

/** The parameters of the half that is not trained; running statistics are no parameters, and follow the batches. */
export function frozenEntries({ entries }: ParameterLayout, trains: Trains): ParameterEntry[] {
  if (trains === 'both') return []
  return entries.filter(({ name, isStatistic }) => !isStatistic && !name.startsWith(`${trains}.`))
}

/** Each with the next. */
function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.slice(1).map((item, index) => [items[index], item])
}

/** The layers that make the code of what the hidden layers gave. */
export function headsOf({ mean, logVariance }: ParameterLayout): DenseLayer[] {
  return logVariance ? [mean, logVariance] : [mean]
}

/** Every dense layer, in the order in which data flows. */
export function denseLayersOf(layout: ParameterLayout): DenseLayer[] {
  return [...layout.encoder, ...headsOf(layout), ...layout.decoder]
}

/** Every layer, in the order in which data flows. */
export function layersOf(layout: ParameterLayout): (DenseLayer | ConvolutionLayer)[] {
  const { encoder, decoder } = layout.convolutions
  return [...encoder, ...denseLayersOf(layout), ...decoder]
}
