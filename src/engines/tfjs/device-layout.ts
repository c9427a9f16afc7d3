/**
 * How the parameters lie on the device. A dense layer is a block [inputs + 1, outputs], row-major: the transposed
 * weight, so that the forward pass needs no transpose, and the bias as the last row, so that one product
 * applies both and one product gives the gradient of both. The layers of the posterior's mean and log variance
 * stand side by side in one block. A convolution is a block [taps * large channels, small channels] and one row of
 * biases: channels stand behind places here, as tfjs has them on every backend, and where maps meet a dense layer it
 * is the layer's rows or columns that are in another order than on the host.
 *
 * The optimiser does not care where a layer ends and is fastest over few large tensors, but cutting blocks out
 * of a large tensor costs time too. So blocks are joined into groups up to a size that the backend says.
 */
import { type FeatureMaps, taps, valuesOf } from '../../vae/feature-maps'
import {
  type ConvolutionLayer,
  type DenseLayer,
  headsOf,
  type NormLayer,
  type ParameterEntry,
  type ParameterLayout,
} from '../../vae/parameters'

/** Columns of a group of several blocks. A float32 sum over many more terms than this loses digits. */
const rowLength = 1024

export interface Block {
  rows: number
  columns: number
  /** Which group holds it. */
  group: number
  /** First element within the group. */
  offset: number
}

/** One tensor of parameters: a single block as it is, or several one after another with zeros at the end. */
export interface Group {
  blocks: readonly Block[]
  shape: [rows: number, columns: number]
  /** Elements that belong to no block. */
  padding: number
}

/** A layer as blocks. */
export type BlockLayer =
  | { kind: 'dense'; blocks: readonly [Block] /** Those inputs that are no label. */; inputs: number }
  | { kind: 'convolution'; blocks: readonly [weight: Block, bias: Block]; layer: ConvolutionLayer }

export interface DeviceLayout {
  /**
   * Convolutions and hidden layers, then the one that gives mean and log variance, [inputs + 1, 2 * latentDimensions],
   * or an autoencoder's code, [inputs + 1, latentDimensions].
   */
  encoder: readonly BlockLayer[]
  decoder: readonly BlockLayer[]
  /** Weight above bias, [2, outputs], of each layer that is normalised. */
  norms: { encoder: readonly Block[]; decoder: readonly Block[] }
  /** Whose running statistics lie on the device beside the groups, in the order of the outputs there. */
  statistics: { encoder: readonly NormColumns[]; decoder: readonly NormColumns[] }
  groups: readonly Group[]
  /** Elements of the flat array on the host. */
  hostSize: number
  placements: readonly Placement[]
}

/** A normalisation, and which column of its blocks an output has. */
export interface NormColumns {
  norm: NormLayer
  column: Order
}

/** Where what is at an index on the host is on the device. */
type Order = (index: number) => number

/** Where the elements of an entry of the host's layout go. */
interface Placement {
  entry: ParameterEntry
  block: Block
  /** Place within the block of an element of the entry. */
  place(element: number): number
}

/** @param joinedSize elements up to which blocks are joined */
export function deviceLayout(layout: ParameterLayout, joinedSize: number): DeviceLayout {
  const blocks = new BlockList(joinedSize)
  const { convolutions, classes } = layout
  const moved = channelsLast(convolutions.encoder.at(-1)?.small)
  const dense = (layers: readonly DenseLayer[], isFirst: boolean, row: Order, column: Order): BlockLayer => {
    const inputs = layers[0].inputs - (isFirst ? classes : 0)
    return { kind: 'dense', blocks: [blocks.dense(layers, row, column)], inputs }
  }
  const convolution = (layer: ConvolutionLayer): BlockLayer => {
    return { kind: 'convolution', blocks: blocks.convolution(layer), layer }
  }
  const last = layout.decoder.length - 1
  const columnOf = (index: number) => (index === last ? moved : asBefore)
  const encoder = [
    ...convolutions.encoder.map(convolution),
    ...[...layout.encoder.map((layer) => [layer]), headsOf(layout)].map((of, index) =>
      dense(of, index === 0, index === 0 ? moved : asBefore, asBefore),
    ),
  ]
  const decoder = [
    ...layout.decoder.map((of, index) => dense([of], index === 0, asBefore, columnOf(index))),
    ...convolutions.decoder.map(convolution),
  ]
  const statistics = {
    encoder: [...convolutions.encoder, ...layout.encoder].flatMap((layer) => columnsOf(layer, asBefore)),
    decoder: [
      ...layout.decoder.flatMap((layer, index) => columnsOf(layer, columnOf(index))),
      ...convolutions.decoder.flatMap((layer) => columnsOf(layer, asBefore)),
    ],
  }
  const norms = {
    encoder: statistics.encoder.map((of) => blocks.norm(of)),
    decoder: statistics.decoder.map((of) => blocks.norm(of)),
  }
  const { placements } = blocks
  return { encoder, decoder, norms, statistics, groups: blocks.groups(), hostSize: layout.size, placements }
}

function columnsOf({ norm }: DenseLayer | ConvolutionLayer, column: Order): NormColumns[] {
  return norm ? [{ norm, column }] : []
}

/** Collects blocks, and joins small ones. */
class BlockList {
  readonly placements: Placement[] = []
  readonly #joinedSize: number
  readonly #groups: Block[][] = []
  /** The group to which blocks are being joined. */
  #joined = -1
  #joinedElements = 0

  constructor(joinedSize: number) {
    this.#joinedSize = joinedSize
  }

  /** Layers of the same inputs, side by side. @param row of an input; @param column of an output */
  dense(layers: readonly DenseLayer[], row: Order, column: Order): Block {
    const { inputs } = layers[0]
    const outputs = layers.reduce((sum, layer) => sum + layer.outputs, 0)
    const block = this.#add(inputs + 1, outputs)
    let first = 0
    for (const { weight, bias, outputs: width } of layers) {
      const start = first
      this.#place(weight, block, (element) => {
        return row(element % inputs) * outputs + start + column(Math.floor(element / inputs))
      })
      this.#place(bias, block, (output) => inputs * outputs + start + column(output))
      first += width
    }
    return block
  }

  convolution({ weight, bias, large, small }: ConvolutionLayer): [weight: Block, bias: Block] {
    const filter = this.#add(taps * large.channels, small.channels)
    this.#place(weight, filter, (element) => {
      const [tap, pair] = [element % taps, Math.floor(element / taps)]
      const [from, to] = [pair % large.channels, Math.floor(pair / large.channels)]
      return (tap * large.channels + from) * small.channels + to
    })
    const biases = this.#add(1, bias.size)
    this.#place(bias, biases, (channel) => channel)
    return [filter, biases]
  }

  norm({ norm: { weight, bias }, column }: NormColumns): Block {
    const block = this.#add(2, weight.size)
    this.#place(weight, block, column)
    this.#place(bias, block, (output) => weight.size + column(output))
    return block
  }

  groups(): Group[] {
    return this.#groups.map(groupOf)
  }

  #add(rows: number, columns: number): Block {
    const added = { rows, columns, group: this.#groups.length, offset: 0 }
    if (this.#joined >= 0 && this.#joinedElements + elements(added) <= this.#joinedSize) {
      Object.assign(added, { group: this.#joined, offset: this.#joinedElements })
      this.#joinedElements += elements(added)
      this.#groups[this.#joined].push(added)
      return added
    }
    if (elements(added) <= this.#joinedSize) {
      this.#joined = this.#groups.length
      this.#joinedElements = elements(added)
    }
    this.#groups.push([added])
    return added
  }

  #place(entry: ParameterEntry, block: Block, place: Placement['place']): void {
    this.placements.push({ entry, block, place })
  }
}

const asBefore: Order = (index) => index

/** The values of maps, channel by channel on the host, place by place on the device; what follows them stays. */
function channelsLast(maps: FeatureMaps | undefined): Order {
  if (!maps) return asBefore
  const places = maps.side ** 2
  return (index) =>
    index < valuesOf(maps) ? (index % places) * maps.channels + Math.floor(index / places) : index
}

function groupOf(blocks: Block[]): Group {
  if (blocks.length === 1) return { blocks, shape: [blocks[0].rows, blocks[0].columns], padding: 0 }
  const size = blocks.reduce((sum, block) => sum + elements(block), 0)
  const rows = Math.ceil(size / rowLength)
  return { blocks, shape: [rows, rowLength], padding: rows * rowLength - size }
}

/** Elements of a block. */
export function elements({ rows, columns }: Block): number {
  return rows * columns
}

/** 1 for each element of the groups that belongs to a half of the network, 0 for the others. */
export function trainedMasks(layout: DeviceLayout, half: 'encoder' | 'decoder'): Uint8Array[] {
  const masks = layout.groups.map(({ shape: [rows, columns] }) => new Uint8Array(rows * columns))
  for (const block of [...layout[half].flatMap(({ blocks }) => [...blocks]), ...layout.norms[half]]) {
    masks[block.group].fill(1, block.offset, block.offset + elements(block))
  }
  return masks
}

/** The arrays of the groups for the flat array of the host. */
export function toDevice(layout: DeviceLayout, host: Float32Array): Float32Array[] {
  const device = layout.groups.map(({ shape: [rows, columns] }) => new Float32Array(rows * columns))
  forEachElement(layout, (group, onDevice, onHost) => {
    device[group][onDevice] = host[onHost]
  })
  return device
}

/** The flat array of the host for the arrays of the groups; running statistics, which they lack, are zero. */
export function toHost(layout: DeviceLayout, device: readonly Float32Array[]): Float32Array {
  const host = new Float32Array(layout.hostSize)
  forEachElement(layout, (group, onDevice, onHost) => {
    host[onHost] = device[group][onDevice]
  })
  return host
}

function forEachElement(
  layout: DeviceLayout,
  visit: (group: number, onDevice: number, onHost: number) => void,
): void {
  for (const { entry, block, place } of layout.placements) {
    for (let element = 0; element < entry.size; element++) {
      visit(block.group, block.offset + place(element), entry.offset + element)
    }
  }
}
