/** The row operations of a dense layer: forward, and back to its input; and how it is told labels. */
import type { Dense, InputGradient, Join, Part } from '../../vae/plan/plan'
import type { Activation } from '../../vae/settings'
import { type Device, layerPlace, rowsAt } from './device'
import { activationCodes } from './kernels'
import type { BufferPlace } from './memory-map'
import type { RowBlock } from './row-block'
import { isSparse } from './update-units'

/** What is copied is little beside what the layers compute. */
export function runJoin(device: Device, block: RowBlock, { input, labels, output }: Join): void {
  const [from, codes, to] = [input, labels, output].map((name) => rowsAt(device, name, block))
  copyRows(device, from, to, block.rows, from.columns, 0)
  copyRows(device, codes, to, block.rows, codes.columns, from.columns)
}

export function runPart(device: Device, block: RowBlock, { input, output, columns }: Part): void {
  copyRows(device, rowsAt(device, input, block), rowsAt(device, output, block), block.rows, columns, 0)
}

/** @param first column of the target that is filled */
function copyRows(
  { floats }: Device,
  from: BufferPlace,
  to: BufferPlace,
  rows: number,
  columns: number,
  first: number,
): void {
  for (let row = 0; row < rows; row++) {
    const start = (from.address + row * from.stride) / 4
    floats.copyWithin((to.address + row * to.stride) / 4 + first, start, start + columns)
  }
}

export function runDense(device: Device, block: RowBlock, { layer, activation, ...names }: Dense): void {
  const [input, output] = [rowsAt(device, names.input, block), rowsAt(device, names.output, block)]
  const { weights, panelStride, bias } = layerPlace(device, layer)
  const { kernels, scratch } = device
  const code = activationCodes[activation ?? 'none']
  if (isSparse(names.input)) {
    const { address, stride } = scratch.rowLists
    kernels.listRows(input.address, input.stride, block.rows, input.columns, address, stride)
    kernels.denseFromLists(
      address,
      stride,
      weights,
      panelStride,
      bias,
      output.address,
      output.stride,
      layer.outputs,
      block.rows,
      code,
    )
  } else {
    kernels.dense(
      input.address,
      input.stride,
      layer.inputs,
      weights,
      panelStride,
      bias,
      output.address,
      output.stride,
      layer.outputs,
      block.rows,
      code,
    )
  }
  if (activation === 'softplus') clearPadding(device, output, block.rows)
}

export function runInputGradient(device: Device, block: RowBlock, operation: InputGradient): void {
  const output = rowsAt(device, operation.output, block)
  const through = operation.through ? rowsAt(device, operation.through.output, block) : output
  for (const [index, { layer, gradient }] of operation.sources.entries()) {
    const { address, stride } = rowsAt(device, gradient, block)
    const { transposed, transposedStride } = layerPlace(device, layer)
    const isLast = index === operation.sources.length - 1
    const activation: Activation | 'none' = (isLast && operation.through?.activation) || 'none'
    device.kernels.inputGradient(
      address,
      stride,
      layer.outputs,
      transposed,
      transposedStride,
      output.address,
      output.stride,
      layer.inputs,
      block.rows,
      index === 0 ? 0 : 1,
      through.address,
      activationCodes[activation],
    )
  }
}

/** Zero is not what softplus makes of zero. */
function clearPadding({ floats }: Device, { address, stride, columns }: BufferPlace, rows: number): void {
  const [start, step] = [address / 4, stride / 4]
  const padding = Math.ceil(columns / 8) * 8
  if (padding === columns) return
  for (let row = 0; row < rows; row++) {
    floats.fill(0, start + row * step + columns, start + row * step + padding)
  }
}
