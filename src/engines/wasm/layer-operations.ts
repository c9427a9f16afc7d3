/** The operations of a dense layer: forward, back to its input, and the update of its parameters. */
import type { Dense, InputGradient, Update } from '../../vae/plan/plan'
import type { Activation } from '../../vae/settings'
import { type Device, layerPlace, type PlanRun, place } from './device'
import { activationCodes } from './kernels'
import { type BufferPlace, panelStrideOf } from './memory-map'

/** The one input that is mostly zero. Products with it take only what is not. */
const sparseInput = 'images'

export function runDense(device: Device, { rows }: PlanRun, { layer, activation, ...names }: Dense): void {
  const [input, output] = [place(device, names.input), place(device, names.output)]
  const { weights, panelStride, bias } = layerPlace(device, layer)
  const { kernels, map } = device
  const code = activationCodes[activation ?? 'none']
  if (names.input === sparseInput) {
    const { address, stride } = map.rowLists
    kernels.listRows(input.address, input.stride, rows, input.columns, address, stride)
    kernels.denseFromLists(
      address,
      stride,
      weights,
      panelStride,
      bias,
      output.address,
      output.stride,
      layer.outputs,
      rows,
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
      rows,
      code,
    )
  }
  if (activation === 'softplus') clearPadding(device, output, rows)
}

export function runInputGradient(device: Device, { rows }: PlanRun, operation: InputGradient): void {
  const output = place(device, operation.output)
  const through = operation.through ? place(device, operation.through.output) : output
  for (const [index, { layer, gradient }] of operation.sources.entries()) {
    const { address, stride } = place(device, gradient)
    const { weights, panelStride } = layerPlace(device, layer)
    const isLast = index === operation.sources.length - 1
    const activation: Activation | 'none' = (isLast && operation.through?.activation) || 'none'
    device.kernels.inputGradient(
      address,
      stride,
      layer.outputs,
      weights,
      panelStride,
      device.map.transposed,
      panelStrideOf(layer.outputs),
      output.address,
      output.stride,
      layer.inputs,
      rows,
      index === 0 ? 0 : 1,
      through.address,
      activationCodes[activation],
    )
  }
}

export function runUpdate(device: Device, { rows }: PlanRun, { layer, ...names }: Update): void {
  const [input, gradient] = [place(device, names.input), place(device, names.gradient)]
  const { weights, panelStride, bias } = layerPlace(device, layer)
  const { kernels, map } = device
  if (names.input === sparseInput) {
    const { address, stride } = map.columnLists
    kernels.listColumns(input.address, input.stride, rows, input.columns, address, stride, gradient.stride)
    kernels.updateLayerFromLists(
      address,
      stride,
      layer.inputs,
      gradient.address,
      gradient.stride,
      layer.outputs,
      weights,
      panelStride,
      bias,
      rows,
      map.zeros,
    )
  } else {
    kernels.updateLayer(
      input.address,
      input.stride,
      layer.inputs,
      gradient.address,
      gradient.stride,
      layer.outputs,
      weights,
      panelStride,
      bias,
      rows,
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
