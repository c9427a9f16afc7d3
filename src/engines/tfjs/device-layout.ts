/**
 * How the parameters lie on the device: one flat tensor, a block a layer. A block is [inputs + 1, outputs],
 * row-major: the transposed weight, so that the forward pass needs no transpose, and below it the bias as
 * one more row, so that one product gives the gradient of both. The layers of the posterior's mean and log
 * variance stand side by side in one block. Zeros fill the end up to a whole number of rows of
 * {@link rowLength}, over which sums are taken in two stages.
 */
import type { DenseLayer, ParameterLayout } from '../../vae/parameters'

/** A float32 sum over more terms than this loses digits. */
export const rowLength = 1024

/** The place of one layer in the flat tensor. */
export interface Block {
  offset: number
  inputs: number
  outputs: number
}

export interface DeviceLayout {
  /** Hidden layers, then the one that gives mean and log variance: [inputs, 2 * latentDimensions]. */
  encoder: readonly Block[]
  decoder: readonly Block[]
  /** Zeros at the end. */
  padding: number
  /** Elements of the flat tensor. */
  size: number
  placements: readonly Placement[]
}

/** Where a layer of the host's layout goes: columns of a block, from `column` on. */
interface Placement {
  layer: DenseLayer
  block: Block
  column: number
}

export function deviceLayout(layout: ParameterLayout): DeviceLayout {
  const placements: Placement[] = []
  let offset = 0
  const block = (...layers: DenseLayer[]): Block => {
    const outputs = layers.reduce((sum, layer) => sum + layer.outputs, 0)
    const inputs = layers[0].inputs
    const added = { offset, inputs, outputs }
    let column = 0
    for (const layer of layers) {
      placements.push({ layer, block: added, column })
      column += layer.outputs
    }
    offset += (inputs + 1) * outputs
    return added
  }
  const hidden = layout.encoder.map((layer) => block(layer))
  const encoder = [...hidden, block(layout.mean, layout.logVariance)]
  const decoder = layout.decoder.map((layer) => block(layer))
  const size = Math.ceil(offset / rowLength) * rowLength
  return { encoder, decoder, padding: size - offset, size, placements }
}

/** The flat array of the device for a flat array of the host. */
export function toDevice(layout: DeviceLayout, host: Float32Array): Float32Array {
  const device = new Float32Array(layout.size)
  forEachElement(layout, (onDevice, onHost) => {
    device[onDevice] = host[onHost]
  })
  return device
}

/** The flat array of the host for a flat array of the device. @param size elements of the host's array */
export function toHost(layout: DeviceLayout, device: Float32Array, size: number): Float32Array {
  const host = new Float32Array(size)
  forEachElement(layout, (onDevice, onHost) => {
    host[onHost] = device[onDevice]
  })
  return host
}

function forEachElement(layout: DeviceLayout, visit: (onDevice: number, onHost: number) => void): void {
  for (const { layer, block, column } of layout.placements) {
    for (let output = 0; output < layer.outputs; output++) {
      const start = block.offset + column + output
      const row = layer.weight.offset + output * layer.inputs
      for (let input = 0; input < layer.inputs; input++) visit(start + input * block.outputs, row + input)
      visit(start + layer.inputs * block.outputs, layer.bias.offset + output)
    }
  }
}
