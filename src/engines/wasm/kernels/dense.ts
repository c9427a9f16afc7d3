/** A dense layer forward, and the way back to its input. Rows are computed up to the next multiple of four. */
import { activate, timesSlope } from './activation'
import { panelRow, productTile } from './product'

/**
 * output = activation(input W + bias). Activation 0 is none.
 * @param weights panels of W, [inputs, outputs]
 */
export function dense(
  input: usize,
  inputStride: usize,
  inputs: i32,
  weights: usize,
  panelStride: usize,
  bias: usize,
  output: usize,
  outputStride: usize,
  outputs: i32,
  rows: i32,
  activation: i32,
): void {
  for (let column = 0; column < outputs; column += 8) {
    for (let row = 0; row < rows; row += 4) {
      const x = input + <usize>row * inputStride
      const tile = output + <usize>row * outputStride
      productTile(x, inputStride, weights, inputs, bias, 0, tile, outputStride)
      if (activation) activateTile(activation, tile, outputStride)
    }
    weights += panelStride
    bias += panelRow
    output += panelRow
  }
}

/**
 * output = (gradient Wᵀ, added to output if asked for) times the slope of the activation that made `through`.
 * @param transposed panels of Wᵀ, `transposedStride` bytes each
 * @param through laid out as output
 */
export function inputGradient(
  gradient: usize,
  gradientStride: usize,
  outputs: i32,
  transposed: usize,
  transposedStride: usize,
  output: usize,
  outputStride: usize,
  inputs: i32,
  rows: i32,
  add: bool,
  through: usize,
  activation: i32,
): void {
  if (!add) memory.fill(output, 0, <usize>((rows + 3) & ~3) * outputStride)
  for (let column = 0; column < inputs; column += 8) {
    for (let row = 0; row < rows; row += 4) {
      const g = gradient + <usize>row * gradientStride
      const offset = <usize>row * outputStride
      const tile = output + offset
      productTile(g, gradientStride, transposed, outputs, tile, outputStride, tile, outputStride)
      if (activation) slopeTile(activation, tile, through + offset, outputStride)
    }
    transposed += transposedStride
    output += panelRow
    through += panelRow
  }
}

/** In place: four rows by eight columns. */
export function activateTile(activation: i32, tile: usize, stride: usize): void {
  for (let row = 0; row < 4; row++) {
    v128.store(tile, activate(activation, v128.load(tile)))
    v128.store(tile, activate(activation, v128.load(tile, 16)), 16)
    tile += stride
  }
}

function slopeTile(activation: i32, tile: usize, through: usize, stride: usize): void {
  for (let row = 0; row < 4; row++) {
    v128.store(tile, timesSlope(activation, v128.load(tile), v128.load(through)))
    v128.store(tile, timesSlope(activation, v128.load(tile, 16), v128.load(through, 16)), 16)
    tile += stride
    through += stride
  }
}
