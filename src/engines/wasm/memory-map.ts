/** Where everything lies in the memory of the kernels. All addresses and sizes are in bytes. */

import { type DenseLayer, denseLayersOf, type ParameterLayout } from '../../vae/parameters'
import type { Buffer, BufferName, Plan } from '../../vae/plan/plan'
import { blockRows, blocksOf } from './row-block'
import { mostUnitInputs, updateUnits } from './update-units'

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
  /** The transposed weights, in panels of eight inputs: for the way back to the input. */
  transposed: number
  transposedStride: number
}

export interface ListPlace {
  address: number
  /** From one list to the next. */
  stride: number
}

/** What a thread needs for itself while it works. */
export interface Scratch {
  /** Gradients of one tile of parameters. */
  passingGradients: number
  /** Where the images are not zero: of each group of four rows of a block, and of four columns of a unit. */
  rowLists: ListPlace
  columnLists: ListPlace
}

export interface MemoryMap {
  /** By the name of a layer's weight. */
  layers: ReadonlyMap<string, LayerPlace>
  /** Weights and biases in one stretch; after it, alike: first moments, second moments, kept gradients. */
  parameters: number
  /** Length of each of these four. */
  parameterBytes: number
  buffers: ReadonlyMap<BufferName, BufferPlace>
  /** Where images wait that come as bytes. */
  greyBytes: number
  /** What the KL of each latent dimension counts in its gradient: float32. */
  klWeights: number
  /** Eight of them. */
  zeros: number
  /** What each unit of the updates found: the sum of its squared gradients, float64. */
  squares: number
  /** What each block of rows found, float64: its reconstruction term, and its KL of each latent dimension. */
  reconstructions: number
  klSums: ListPlace
  /** One a thread. */
  scratch: readonly Scratch[]
  /** Where begins what moves when there is room for more rows. */
  rowsStart: number
  end: number
}

/** Of a cache, and the alignment of everything. */
const lineBytes = 64
const tileBytes = 128
const panelColumns = 8
/** What kernels read at a time of bytes. */
const quadBytes = 4
/** Kernels work on tiles of four rows. */
const tileRows = 4
const listHeadBytes = 4
const listEntryBytes = 20

/**
 * @param start where the first free byte is; not 0, which says "nowhere" to the kernels
 * @param rows for how many images there shall be room
 */
export function memoryMap(
  layout: ParameterLayout,
  plans: readonly Plan[],
  rows: number,
  { start, threads }: { start: number; threads: number },
): MemoryMap {
  let next = roundUp(start, lineBytes)
  const take = (bytes: number) => {
    const address = next
    next += roundUp(bytes, lineBytes)
    return address
  }
  const doubles = (count: number) => take(count * Float64Array.BYTES_PER_ELEMENT)
  const latent = roundUp(layout.latentDimensions, panelColumns)
  const klWeights = take(latent * Float32Array.BYTES_PER_ELEMENT)
  const zeros = take(panelColumns * Float32Array.BYTES_PER_ELEMENT)
  const units = plans.flatMap(updateUnits)
  const squares = doubles(units.length)
  const transposed = new Map(denseLayersOf(layout).map((layer) => [layer, take(transposedBytes(layer))]))

  const parameters = next
  const layers = new Map(
    denseLayersOf(layout).map((layer) => [
      layer.weight.name,
      {
        ...parameterPlace(layer, take),
        transposed: transposed.get(layer) ?? 0,
        transposedStride: panelStrideOf(layer.outputs),
      },
    ]),
  )
  const parameterBytes = next - parameters
  take(3 * parameterBytes)

  const rowsStart = next
  const blocks = blocksOf(rows)
  const reconstructions = doubles(blocks)
  const klStride = latent * Float64Array.BYTES_PER_ELEMENT
  const klSums = { address: take(blocks * klStride), stride: klStride }
  const greyBytes = take(rows * layout.pixels + quadBytes)
  const buffers = new Map<BufferName, BufferPlace>()
  for (const { name, columns } of plans.flatMap((plan) => plan.buffers)) {
    if (buffers.has(name) || name in sharedPlaces) continue
    const stride = rowStride(columns)
    buffers.set(name, { address: take(roundUp(rows, tileRows) * stride), stride, columns })
  }
  for (const [name, other] of Object.entries(sharedPlaces)) {
    const place = buffers.get(other)
    if (place) buffers.set(name, place)
  }
  const listed = {
    columns: layout.pixels + layout.classes,
    unitInputs: mostUnitInputs(units),
    rows: roundUp(rows, tileRows),
  }
  const scratch = Array.from({ length: threads }, () => scratchPlace(listed, take))
  return {
    ...{ layers, parameters, parameterBytes, buffers, greyBytes, klWeights, zeros },
    ...{ squares, reconstructions, klSums, scratch, rowsStart, end: next },
  }
}

/** Buffers that take the place of another, whose values nobody needs any more by then. */
const sharedPlaces: Record<BufferName, BufferName> = { 'gradient.logits': 'logits', pixelMeans: 'logits' }

type Take = (bytes: number) => number

function parameterPlace({ inputs, outputs }: DenseLayer, take: Take) {
  const panelStride = panelStrideOf(inputs)
  const panels = Math.ceil(outputs / panelColumns)
  return {
    weights: take(panels * panelStride),
    panelStride,
    bias: take(panels * panelColumns * Float32Array.BYTES_PER_ELEMENT),
  }
}

function scratchPlace(
  { columns, unitInputs, rows }: { columns: number; unitInputs: number; rows: number },
  take: Take,
): Scratch {
  const lists = (count: number, entries: number): ListPlace => {
    const stride = oddLines(listHeadBytes + (entries + 1) * listEntryBytes)
    return { address: take(Math.ceil(count / tileRows) * stride), stride }
  }
  return {
    passingGradients: take(tileBytes),
    rowLists: lists(blockRows, roundUp(columns, tileRows)),
    columnLists: lists(unitInputs, rows),
  }
}

function transposedBytes({ inputs, outputs }: DenseLayer): number {
  return Math.ceil(inputs / panelColumns) * panelStrideOf(outputs)
}

/** Bytes from one panel to the next of a matrix with so many rows. */
function panelStrideOf(rows: number): number {
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
