/**
 * Where every parameter of a network lies in one flat array, under PyTorch's conventions: a weight is
 * [out, in], row-major, and a dense layer computes y = x Wᵀ + b.
 */
import type { ModelSettings } from './settings'

/** Classes that a conditional network tells apart: the entries of the label's one-hot code. */
export const labelClasses = 10

export interface ParameterEntry {
  /** For instance `encoder.0.weight`, `encoder.logVariance.bias`, `decoder.2.weight`. */
  name: string
  /** [out, in] for a weight, [out] for a bias. */
  shape: readonly number[]
  /** First element in the flat array. */
  offset: number
  /** Number of elements. */
  size: number
  /** What every element is at first; a weight [out, in] is drawn instead. */
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

/** Batch normalisation (Ioffe & Szegedy 2015) as PyTorch's BatchNorm1d has it: [outputs] each. */
export interface NormLayer {
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
   * Entries of the label's one-hot code, which follow the pixels where they enter the encoder and z where it enters
   * the decoder (Sohn, Lee & Yan 2015); 0 where the network is told no label.
   */
  classes: number
  /** Hidden layers, each followed by the activation. */
  encoder: readonly DenseLayer[]
  /** Of the posterior; of an autoencoder, the code itself. */
  mean: DenseLayer
  /** Null for an autoencoder, whose posterior is a point. */
  logVariance: DenseLayer | null
  /** Hidden layers, each followed by the activation, then the layer that gives the pixel logits. */
  decoder: readonly DenseLayer[]
  /** Every parameter, in the order of the flat array. */
  entries: readonly ParameterEntry[]
  /** Elements of the flat array. */
  size: number
}

/** What of the settings decides about the parameters. */
export type NetworkSettings = Pick<ModelSettings, 'kind' | 'hidden' | 'latentDimensions'> &
  Partial<Pick<ModelSettings, 'conditional' | 'batchNorm'>>

/** The layout of a dense network for images of `pixels` values. */
export function parameterLayout(model: NetworkSettings, pixels: number): ParameterLayout {
  const entries: ParameterEntry[] = []
  let offset = 0
  const entry = (name: string, shape: readonly number[], initial = 0, isStatistic?: true): ParameterEntry => {
    const size = shape.reduce((product, extent) => product * extent, 1)
    const added = { name, shape, offset, size, initial, ...(isStatistic && { isStatistic }) }
    entries.push(added)
    offset += size
    return added
  }
  const dense = (name: string, inputs: number, outputs: number): DenseLayer => ({
    weight: entry(`${name}.weight`, [outputs, inputs]),
    bias: entry(`${name}.bias`, [outputs]),
    inputs,
    outputs,
  })
  const norm = (name: string, outputs: number): NormLayer => ({
    weight: entry(`${name}.weight`, [outputs], 1),
    bias: entry(`${name}.bias`, [outputs]),
    mean: entry(`${name}.running_mean`, [outputs], 0, true),
    variance: entry(`${name}.running_var`, [outputs], 1, true),
  })
  const chain = (name: string, widths: readonly number[]): DenseLayer[] =>
    widths.slice(1).map((outputs, index) => {
      const layer = dense(`${name}.${index}`, widths[index], outputs)
      const isHidden = index < hidden.length
      return batchNorm && isHidden ? { ...layer, norm: norm(`${name}.norm.${index}`, outputs) } : layer
    })

  const { kind, hidden, latentDimensions, conditional = false, batchNorm = false } = model
  const classes = conditional ? labelClasses : 0
  const encoder = chain('encoder', [pixels + classes, ...hidden])
  const code = hidden.at(-1) ?? pixels + classes
  const mean = dense('encoder.mean', code, latentDimensions)
  const logVariance = kind === 'vae' ? dense('encoder.logVariance', code, latentDimensions) : null
  const decoder = chain('decoder', [latentDimensions + classes, ...hidden.toReversed(), pixels])
  return { pixels, latentDimensions, classes, encoder, mean, logVariance, decoder, entries, size: offset }
}

/** The layers that make the code of what the hidden layers gave. */
export function headsOf({ mean, logVariance }: ParameterLayout): DenseLayer[] {
  return logVariance ? [mean, logVariance] : [mean]
}

/** Every layer, in the order in which data flows. */
export function layersOf(layout: ParameterLayout): DenseLayer[] {
  return [...layout.encoder, ...headsOf(layout), ...layout.decoder]
}
