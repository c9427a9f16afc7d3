/**
 * A dense layer forward. Weights lie in panels of eight outputs: panel p has, for each input, the weights to
 * outputs 8p to 8p + 7. So a tile of the product reads them one after another, in whichever direction it goes.
 */
import { activate } from './activation'
import { multiplyAdd } from './vector'

/** Bytes of the weights of one input in a panel. */
const panelRow: usize = 32

/**
 * output = activation(input W + bias), in tiles of four rows and eight columns. Rows up to the next multiple
 * of four are computed as well, and have to be there.
 * @param stride bytes from one row of a buffer to the next, or from one panel to the next
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
      forwardTile(
        input + <usize>row * inputStride,
        inputStride,
        weights,
        inputs,
        bias,
        output + <usize>row * outputStride + (<usize>column << 2),
        outputStride,
        activation,
      )
    }
    weights += panelStride
    bias += panelRow
  }
}

function forwardTile(
  row0: usize,
  stride: usize,
  panel: usize,
  inputs: i32,
  bias: usize,
  output: usize,
  outputStride: usize,
  activation: i32,
): void {
  let row1 = row0 + stride
  let row2 = row1 + stride
  let row3 = row2 + stride
  let left0 = v128.load(bias)
  let right0 = v128.load(bias, 16)
  let left1 = left0
  let left2 = left0
  let left3 = left0
  let right1 = right0
  let right2 = right0
  let right3 = right0
  const end = panel + <usize>inputs * panelRow
  while (panel < end) {
    const left = v128.load(panel)
    const right = v128.load(panel, 16)
    const x0 = v128.load32_splat(row0)
    left0 = multiplyAdd(x0, left, left0)
    right0 = multiplyAdd(x0, right, right0)
    const x1 = v128.load32_splat(row1)
    left1 = multiplyAdd(x1, left, left1)
    right1 = multiplyAdd(x1, right, right1)
    const x2 = v128.load32_splat(row2)
    left2 = multiplyAdd(x2, left, left2)
    right2 = multiplyAdd(x2, right, right2)
    const x3 = v128.load32_splat(row3)
    left3 = multiplyAdd(x3, left, left3)
    right3 = multiplyAdd(x3, right, right3)
    row0 += 4
    row1 += 4
    row2 += 4
    row3 += 4
    panel += panelRow
  }
  store(output, left0, right0, activation)
  store(output + outputStride, left1, right1, activation)
  store(output + 2 * outputStride, left2, right2, activation)
  store(output + 3 * outputStride, left3, right3, activation)
}

function store(output: usize, left: v128, right: v128, activation: i32): void {
  v128.store(output, activate(activation, left))
  v128.store(output, activate(activation, right), 16)
}
