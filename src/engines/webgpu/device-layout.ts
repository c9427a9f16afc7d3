/**
 * How the parameters lie on the device. Shaders read and write four numbers at a time, so rows are padded with
 * zeros to whole quads. The layers of mean and log variance are one matrix, whose rows come in groups of eight:
 * four latent dimensions' means, then their log variances. Updates leave zeros with zero gradients as they are.
 */
import { type DenseLayer, denseLayersOf, type ParameterLayout } from '../../vae/parameters'

/** Four numbers next to each other: a vec4f of the shaders. */
export const quad = 4

/** A layer's parameters, places and widths in quads. */
export interface Matrix {
  /** First quad of the weight, whose rows belong to outputs. */
  weight: number
  bias: number
  /** Outputs, a whole number of groups for the posterior. */
  outputs: number
  /** Quads that hold the outputs of an image. */
  outputQuads: number
  inputQuads: number
}

export interface DeviceLayout {
  parameters: ParameterLayout
  /** By the name of the weight; those of mean and log variance have the same. */
  matrices: ReadonlyMap<string, Matrix>
  /** All parameters and their padding. */
  quads: number
}

export function quadsOf(numbers: number): number {
  return Math.ceil(numbers / quad)
}

export function deviceLayout(parameters: ParameterLayout): DeviceLayout {
  const matrices = new Map<string, Matrix>()
  let quads = 0
  const add = (layers: DenseLayer[], outputs: number) => {
    const inputQuads = quadsOf(layers[0].inputs)
    const outputQuads = quadsOf(outputs)
    const matrix = { weight: quads, bias: quads + outputs * inputQuads, outputs, outputQuads, inputQuads }
    for (const { weight } of layers) matrices.set(weight.name, matrix)
    quads = matrix.bias + outputQuads
  }
  const { encoder, mean, logVariance, decoder, latentDimensions } = parameters
  for (const layer of encoder) add([layer], layer.outputs)
  if (logVariance) add([mean, logVariance], 2 * quad * quadsOf(latentDimensions))
  else add([mean], latentDimensions)
  for (const layer of decoder) add([layer], layer.outputs)
  return { parameters, matrices, quads }
}

export function matrixOf({ matrices }: DeviceLayout, { weight }: DenseLayer): Matrix {
  const matrix = matrices.get(weight.name)
  if (!matrix) throw new Error(`no place for ${weight.name}`)
  return matrix
}

/** Which of the posterior's columns holds a latent dimension's mean; its log variance is a quad further on. */
export function meanColumn(dimension: number): number {
  return 2 * quad * Math.floor(dimension / quad) + (dimension % quad)
}

/** The padded array of the device for the flat array of the host. */
export function toDevice(layout: DeviceLayout, host: Float32Array): Float32Array<ArrayBuffer> {
  const device = new Float32Array(layout.quads * quad)
  forEachRow(layout, (onDevice, onHost, length) => {
    device.set(host.subarray(onHost, onHost + length), onDevice)
  })
  return device
}

/** The flat array of the host for the padded array of the device. */
export function toHost(layout: DeviceLayout, device: Float32Array): Float32Array<ArrayBuffer> {
  const host = new Float32Array(layout.parameters.size)
  forEachRow(layout, (onDevice, onHost, length) => {
    host.set(device.subarray(onDevice, onDevice + length), onHost)
  })
  return host
}

function forEachRow(
  layout: DeviceLayout,
  visit: (onDevice: number, onHost: number, length: number) => void,
): void {
  for (const layer of denseLayersOf(layout.parameters)) {
    const matrix = matrixOf(layout, layer)
    const { weight, bias, inputs, outputs } = layer
    const rowOf = rowIn(layout.parameters, layer)
    for (let output = 0; output < outputs; output++) {
      const row = rowOf(output)
      visit(quad * (matrix.weight + row * matrix.inputQuads), weight.offset + output * inputs, inputs)
      visit(quad * matrix.bias + row, bias.offset + output, 1)
    }
  }
}

function rowIn({ mean, logVariance }: ParameterLayout, layer: DenseLayer): (output: number) => number {
  if (!logVariance) return (output) => output
  if (layer === mean) return meanColumn
  if (layer === logVariance) return (dimension) => meanColumn(dimension) + quad
  return (output) => output
}
