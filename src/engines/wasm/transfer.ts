/** Moves parameters and matrices between the host's arrays and the memory of the kernels. */
import type { DenseLayer } from '../../vae/parameters'
import type { BufferPlace, LayerPlace } from './memory-map'

/** Weights of a row of a panel. */
const panelColumns = 8

/** @param host flat, as the parameter layout says @param shift bytes from the parameters to what is written */
export function writeLayer(
  memory: Float32Array,
  place: LayerPlace,
  shift: number,
  layer: DenseLayer,
  host: Float32Array,
): void {
  eachParameter(place, shift, layer, (inMemory, onHost) => {
    memory[inMemory] = host[onHost]
  })
}

/** The way back of {@link writeLayer}. */
export function readLayer(
  memory: Float32Array,
  place: LayerPlace,
  shift: number,
  layer: DenseLayer,
  host: Float32Array,
): void {
  eachParameter(place, shift, layer, (inMemory, onHost) => {
    host[onHost] = memory[inMemory]
  })
}

/** @param values [rows, columns]; columns beyond stay as they are */
export function writeRows(memory: Float32Array, place: BufferPlace, values: Float32Array): void {
  const { columns } = place
  const [start, stride] = [place.address / 4, place.stride / 4]
  if (stride === columns) memory.set(values, start)
  else {
    for (let row = 0; row * columns < values.length; row++) {
      memory.set(values.subarray(row * columns, (row + 1) * columns), start + row * stride)
    }
  }
}

/** Fills `values`, [rows, columns]. */
export function readRows(memory: Float32Array, place: BufferPlace, values: Float32Array): void {
  const { columns } = place
  const [start, stride] = [place.address / 4, place.stride / 4]
  for (let row = 0; row * columns < values.length; row++) {
    const first = start + row * stride
    values.set(memory.subarray(first, first + columns), row * columns)
  }
}

/** Calls back with the index of each parameter in the memory and on the host. */
function eachParameter(
  { weights, panelStride, bias }: LayerPlace,
  shift: number,
  layer: DenseLayer,
  visit: (inMemory: number, onHost: number) => void,
): void {
  const { inputs, outputs } = layer
  for (let output = 0; output < outputs; output++) {
    const panel = weights + Math.floor(output / panelColumns) * panelStride + shift
    const first = panel / 4 + (output % panelColumns)
    const row = layer.weight.offset + output * inputs
    for (let input = 0; input < inputs; input++) visit(first + input * panelColumns, row + input)
    visit((bias + shift) / 4 + output, layer.bias.offset + output)
  }
}
