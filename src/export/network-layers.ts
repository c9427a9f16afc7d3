/** The layers of a network, as programs of other frameworks name and chain them. */
import { type ConvolutionLayer, headsOf, type ParameterLayout } from '../vae/parameters'
import { decoderLayers, type Layer } from '../vae/reference/layer'

/** What one half of the network does to its input. */
export interface Chain {
  /** The layers that come before the labels are told, then those behind; the activation follows each. */
  maps: readonly Layer[]
  hidden: readonly Layer[]
  /** What comes last, without activation: the heads of the encoder, or the layer that gives the logits. */
  last: readonly Layer[]
}

export function encoderChain(layout: ParameterLayout): Chain {
  return { maps: layout.convolutions.encoder, hidden: layout.encoder, last: headsOf(layout) }
}

export function decoderChain(layout: ParameterLayout): Chain {
  const { hidden, last } = decoderLayers(layout)
  return { maps: [], hidden, last: [last] }
}

/** Every layer of a chain, in the order in which data flows. */
export function layersIn({ maps, hidden, last }: Chain): readonly Layer[] {
  return [...maps, ...hidden, ...last]
}

export function isConvolution(layer: Layer): layer is ConvolutionLayer {
  return 'large' in layer
}

/** For instance `encoder.conv.0`, of what has the parameters `encoder.conv.0.weight` and so on. */
export function nameOf({ weight }: { weight: { name: string } }): string {
  return weight.name.replace(/\.weight$/, '')
}
