/** Updates parameters with the kernels, a unit at a time. */
import type { UpdateRule } from '../../vae/optimiser'
import type { DenseLayer } from '../../vae/parameters'
import { type Device, layerPlace, place } from './device'
import { isSparse, type UpdateUnit } from './update-units'

/** Bytes of a row of a panel, and of eight biases. */
const panelRow = 32
const panelColumns = 8

/** @param keep whether gradients are kept for {@link applyUnit}; else parameters are updated at once */
export function updateUnit(
  device: Device,
  unit: UpdateUnit,
  rows: number,
  rule: UpdateRule,
  keep: boolean,
): void {
  const { kernels, doubles, map, scratch } = device
  beginUpdates(device, keep ? 0 : scratch.passingGradients, rule)
  if (isSparse(unit.operation.input)) updateInputs(device, unit, rows)
  else updatePanels(device, unit, rows)
  doubles[map.squares / 8 + unit.index] = kernels.squaredNorm()
  if (!keep) transposeUnit(device, unit)
}

/** Of a layer that is not trained: it has no part in the norm of the gradient. */
export function leaveUnit({ doubles, map }: Device, unit: UpdateUnit): void {
  doubles[map.squares / 8 + unit.index] = 0
}

/** With the gradients that were kept, times a factor. */
export function applyUnit(device: Device, unit: UpdateUnit, rule: UpdateRule, factor: number): void {
  const { kernels } = device
  const { weights, bias, panelStride } = unitPlace(device, unit)
  beginUpdates(device, 0, rule)
  const panels = Math.ceil(unit.outputs.count / panelColumns)
  for (let panel = 0; panel < panels; panel++) {
    const bytes = Math.ceil(unit.inputs.count / 4) * 4 * panelRow
    kernels.updateWithKept(weights + panel * panelStride, bytes, factor)
  }
  if (unit.bias) kernels.updateWithKept(bias, panels * panelRow, factor)
  transposeUnit(device, unit)
}

function beginUpdates({ kernels, map }: Device, passingGradients: number, rule: UpdateRule): void {
  const { decay1, share1, decay2, share2, rate, divisorEpsilon } = rule
  const { parameterBytes } = map
  kernels.beginUpdates(parameterBytes, passingGradients, decay1, share1, decay2, share2, rate, divisorEpsilon)
}

/** Renews the transposed weights of a layer. */
export function transposeLayer(device: Device, layer: DenseLayer): void {
  const { weights, panelStride, transposed, transposedStride } = layerPlace(device, layer)
  device.kernels.transposePanels(
    weights,
    panelStride,
    layer.inputs,
    layer.outputs,
    transposed,
    transposedStride,
  )
}

/** Those of a unit; nobody asks for the way back to the images. */
function transposeUnit(device: Device, unit: UpdateUnit): void {
  const { operation, inputs, outputs } = unit
  if (isSparse(operation.input)) return
  const { transposed, transposedStride } = layerPlace(device, operation.layer)
  const { weights, panelStride } = unitPlace(device, unit)
  device.kernels.transposePanels(
    weights,
    panelStride,
    inputs.count,
    outputs.count,
    transposed + outputs.first * panelRow,
    transposedStride,
  )
}

function updatePanels(device: Device, unit: UpdateUnit, rows: number): void {
  const { input, gradient } = unit.operation
  const [from, by] = [place(device, input), place(device, gradient)]
  const { weights, panelStride, bias } = unitPlace(device, unit)
  device.kernels.updateLayer(
    from.address,
    from.stride,
    unit.inputs.count,
    by.address + unit.outputs.first * Float32Array.BYTES_PER_ELEMENT,
    by.stride,
    unit.outputs.count,
    weights,
    panelStride,
    bias,
    rows,
  )
}

function updateInputs(device: Device, unit: UpdateUnit, rows: number): void {
  const { kernels, map, scratch } = device
  const { inputs, outputs } = unit
  const [from, by] = [place(device, unit.operation.input), place(device, unit.operation.gradient)]
  const { weights, panelStride, bias } = unitPlace(device, unit)
  const { address, stride } = scratch.columnLists
  const first = from.address + inputs.first * Float32Array.BYTES_PER_ELEMENT
  kernels.listColumns(first, from.stride, rows, inputs.count, address, stride, by.stride)
  kernels.updateLayerFromLists(
    address,
    stride,
    inputs.count,
    by.address,
    by.stride,
    outputs.count,
    weights,
    panelStride,
    unit.bias ? bias : 0,
    rows,
    map.zeros,
  )
}

/** Where the parameters of a unit begin. */
function unitPlace(device: Device, { operation, inputs, outputs }: UpdateUnit) {
  const { weights, panelStride, bias } = layerPlace(device, operation.layer)
  const panel = outputs.first / panelColumns
  return {
    weights: weights + panel * panelStride + inputs.first * panelRow,
    panelStride,
    bias: bias + panel * panelRow,
  }
}
