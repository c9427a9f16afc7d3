/**
 * How the parameters lie on the device. A layer is a block [inputs + 1, outputs], row-major: the transposed
 * weight, so that the forward pass needs no transpose, and the bias as the last row, so that one product
 * applies both and one product gives the gradient of both. The layers of the posterior's mean and log variance
 * stand side by side in one block.
 *
 * The optimiser does not care where a layer ends and is fastest over few large tensors, but cutting blocks out
 * of a large tensor costs time too. So blocks are joined into groups up to a size that the backend says.
 */
import { type DenseLayer, headsOf, type NormLayer, type ParameterLayout } from '../../vae/parameters'

/** Columns of a group of several blocks. A float32 sum over many more terms than this loses digits. */
const rowLength = 1024

export interface Block {
  inputs: number
  outputs: number
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

export interface DeviceLayout {
  /**
   * Hidden layers, then the one that gives mean and log variance, [inputs + 1, 2 * latentDimensions], or an
   * autoencoder's code, [inputs + 1, latentDimensions].
   */
  encoder: readonly Block[]
  decoder: readonly Block[]
  /** Weight above bias, [2, outputs]: as of a dense layer with one input. */
  norms: { encoder: readonly Block[]; decoder: readonly Block[] }
  /** Whose running statistics lie on the device beside the groups. */
  statistics: { encoder: readonly NormLayer[]; decoder: readonly NormLayer[] }
  groups: readonly Group[]
  /** Elements of the flat array on the host. */
  hostSize: number
  placements: readonly Placement[]
}

/** Where a layer of the host's layout goes: columns of a block, from `column` on. */
interface Placement {
  layer: DenseLayer
  block: Block
  column: number
}

/** @param joinedSize elements up to which blocks are joined */
export function deviceLayout(layout: ParameterLayout, joinedSize: number): DeviceLayout {
  const placements: Placement[] = []
  const groups: Block[][] = []
  let joined = -1
  let joinedElements = 0
  const block = (...layers: DenseLayer[]): Block => {
    const outputs = layers.reduce((sum, layer) => sum + layer.outputs, 0)
    const added = { inputs: layers[0].inputs, outputs, group: groups.length, offset: 0 }
    if (joined >= 0 && joinedElements + elements(added) <= joinedSize) {
      Object.assign(added, { group: joined, offset: joinedElements })
      joinedElements += elements(added)
      groups[joined].push(added)
    } else {
      if (elements(added) <= joinedSize) {
        joined = groups.length
        joinedElements = elements(added)
      }
      groups.push([added])
    }
    layers.reduce((column, layer) => {
      placements.push({ layer, block: added, column })
      return column + layer.outputs
    }, 0)
    return added
  }
  const hidden = layout.encoder.map((layer) => block(layer))
  const encoder = [...hidden, block(...headsOf(layout))]
  const decoder = layout.decoder.map((layer) => block(layer))
  const statistics = { encoder: normsOf(layout.encoder), decoder: normsOf(layout.decoder) }
  const normBlock = ({ weight, bias }: NormLayer) => block({ weight, bias, inputs: 1, outputs: weight.size })
  const norms = { encoder: statistics.encoder.map(normBlock), decoder: statistics.decoder.map(normBlock) }
  const hostSize = layout.size
  return { encoder, decoder, norms, statistics, groups: groups.map(groupOf), hostSize, placements }
}

function normsOf(layers: readonly DenseLayer[]): NormLayer[] {
  return layers.flatMap(({ norm }) => norm ?? [])
}

function groupOf(blocks: Block[]): Group {
  if (blocks.length === 1) return { blocks, shape: [blocks[0].inputs + 1, blocks[0].outputs], padding: 0 }
  const size = blocks.reduce((sum, block) => sum + elements(block), 0)
  const rows = Math.ceil(size / rowLength)
  return { blocks, shape: [rows, rowLength], padding: rows * rowLength - size }
}

/** Elements of a block. */
export function elements({ inputs, outputs }: Block): number {
  return (inputs + 1) * outputs
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
  for (const { layer, block, column } of layout.placements) {
    const { group, outputs } = block
    for (let output = 0; output < layer.outputs; output++) {
      const start = block.offset + column + output
      const row = layer.weight.offset + output * layer.inputs
      for (let input = 0; input < layer.inputs; input++) visit(group, start + input * outputs, row + input)
      visit(group, start + layer.inputs * outputs, layer.bias.offset + output)
    }
  }
}
