/** Where everything lies in the memory of the kernels. All addresses and sizes are in bytes. */

import { type DenseLayer, layersOf, type ParameterLayout } from '../../vae/parameters'
import type { Buffer, BufferName, Plan } from '../../vae/plan/plan'

/** A matrix with a row for each image. */
export interface BufferPlace {
  address: number
  /** From one row to the next. */
  stride: number
  columns: number
}

export interface LayerPlace {
  /**
   * Panels of eight outputs; in a panel, for each input, the weights to these outputs. What fills up the last
   * panel, and a panel's inputs to a multiple of eight, is zero and stays so.
   */
  weights: number
  /** From one panel to the next. */
  panelStride: number
  /** Filled up with zeros to a multiple of eight. */
  bias: number
}

export interface ListPlace {
  address: number
  /** From one list to the next. */
  stride: number
}

export interface MemoryMap {
  /** By the name of a layer's weight. */
  layers: ReadonlyMap<string, LayerPlace>
  /** Weights and biases in one stretch; after it, alike: first moments, second moments, kept gradients. */
  parameters: number
  /** Length of each of these four. */
  parameterBytes: number
  buffers: ReadonlyMap<BufferName, BufferPlace>
  /** KL of each latent dimension, summed over the batch: float64. */
  klSums: number
  /** What the KL of each latent dimension counts in its gradient: float32. */
  klWeights: number
  /** Gradients of one tile of parameters. */
  passingGradients: number
  /** Transposed weights of one layer. */
  transposed: number
  /** Eight of them. */
  zeros: number
  /** Where the images are not zero: of each group of four rows, and of each group of four columns. */
  rowLists: ListPlace
  columnLists: ListPlace
  end: number
}

/** Of a cache, and the alignment of everything. */
const lineBytes = 64
const tileBytes = 128
const panelColumns = 8
/** Kernels work on tiles of four rows. */
const tileRows = 4
const listHeadBytes = 4
const listEntryBytes = 20

/** @param rows for how many images there shall be room */
export function memoryMap(layout: ParameterLayout, plans: readonly Plan[], rows: number): MemoryMap {
  // Address 0 says "nowhere" to the kernels.
  let next = lineBytes
  const take = (bytes: number) => {
    const address = next
    next += roundUp(bytes, lineBytes)
    return address
  }
  const passingGradients = take(tileBytes)
  const latent = roundUp(layout.latentDimensions, panelColumns)
  const klSums = take(latent * Float64Array.BYTES_PER_ELEMENT)
  const klWeights = take(latent * Float32Array.BYTES_PER_ELEMENT)

  const parameters = next
  const layers = new Map(layersOf(layout).map((layer) => [layer.weight.name, layerPlace(layer, take)]))
  const parameterBytes = next - parameters
  take(3 * parameterBytes)

  const zeros = take(panelColumns * Float32Array.BYTES_PER_ELEMENT)
  const transposed = take(Math.max(...layersOf(layout).map(transposedBytes)))
  const paddedRows = roundUp(rows, tileRows)
  const buffers = new Map<BufferName, BufferPlace>()
  for (const { name, columns } of plans.flatMap((plan) => plan.buffers)) {
    if (buffers.has(name) || name in sharedPlaces) continue
    const stride = rowStride(columns)
    buffers.set(name, { address: take(paddedRows * stride), stride, columns })
  }
  const listed = (lists: number, entries: number): ListPlace => {
    const stride = oddLines(listHeadBytes + (entries + 1) * listEntryBytes)
    return { address: take(Math.ceil(lists / tileRows) * stride), stride }
  }
  const rowLists = listed(paddedRows, roundUp(layout.pixels, tileRows))
  const columnLists = listed(layout.pixels, paddedRows)
  for (const [name, other] of Object.entries(sharedPlaces)) {
    const place = buffers.get(other)
    if (place) buffers.set(name, place)
  }
  return {
    layers,
    parameters,
    parameterBytes,
    buffers,
    klSums,
    klWeights,
    passingGradients,
    transposed,
    zeros,
    rowLists,
    columnLists,
    end: next,
  }
}

/** Buffers that take the place of another, whose values nobody needs any more by then. */
const sharedPlaces: Record<BufferName, BufferName> = { 'gradient.logits': 'logits', pixelMeans: 'logits' }

function layerPlace({ inputs, outputs }: DenseLayer, take: (bytes: number) => number): LayerPlace {
  const panelStride = panelStrideOf(inputs)
  const panels = Math.ceil(outputs / panelColumns)
  return {
    weights: take(panels * panelStride),
    panelStride,
    bias: take(panels * panelColumns * Float32Array.BYTES_PER_ELEMENT),
  }
}

function transposedBytes({ inputs, outputs }: DenseLayer): number {
  return Math.ceil(inputs / panelColumns) * panelStrideOf(outputs)
}

/** Bytes from one panel to the next of a matrix with so many rows. */
export function panelStrideOf(rows: number): number {
  return oddLines(roundUp(rows, panelColumns) * panelColumns * Float32Array.BYTES_PER_ELEMENT)
}

function rowStride(columns: Buffer['columns']): number {
  return oddLines(roundUp(columns, panelColumns) * Float32Array.BYTES_PER_ELEMENT)
}

/** An odd number of cache lines: with a power of two, rows below each other would compete for one place in a cache. */
function oddLines(bytes: number): number {
  return (Math.ceil(bytes / lineBytes) | 1) * lineBytes
}

function roundUp(size: number, unit: number): number {
  return Math.ceil(size / unit) * unit
}
