/** The way back through a dense layer to its parameters, and their update on the spot. */
import { gradientPlace, takeGradients } from './optimiser'
import { multiplyAdd } from './vector'

/** Bytes of four rows of eight weights. */
const tileBytes: usize = 128
/** Bytes of eight biases. */
const biasBytes: usize = 32

/**
 * The gradients of a layer, inputᵀ gradient and the column sums of gradient, handed to the optimiser tile by
 * tile: four inputs by eight outputs.
 * @param gradient [rows, outputs], its padding to a multiple of eight columns zero
 * @param input [rows, inputs], its padding to a multiple of four columns zero
 */
export function updateLayer(
  input: usize,
  inputStride: usize,
  inputs: i32,
  gradient: usize,
  gradientStride: usize,
  outputs: i32,
  weights: usize,
  panelStride: usize,
  bias: usize,
  rows: i32,
): void {
  for (let column = 0; column < outputs; column += 8) {
    sumColumns(gradient, gradientStride, rows, gradientPlace(bias))
    takeGradients(bias, biasBytes)
    let tile = weights
    for (let row = 0; row < inputs; row += 4) {
      const x = input + ((<usize>row) << 2)
      productTile(x, inputStride, gradient, gradientStride, rows, gradientPlace(tile))
      takeGradients(tile, tileBytes)
      tile += tileBytes
    }
    gradient += biasBytes
    bias += biasBytes
    weights += panelStride
  }
}

function sumColumns(column: usize, stride: usize, rows: i32, output: usize): void {
  let left = f32x4.splat(0)
  let right = f32x4.splat(0)
  const end = column + <usize>rows * stride
  for (; column < end; column += stride) {
    left = f32x4.add(left, v128.load(column))
    right = f32x4.add(right, v128.load(column, 16))
  }
  v128.store(output, left)
  v128.store(output, right, 16)
}

function productTile(
  x: usize,
  xStride: usize,
  gradient: usize,
  gradientStride: usize,
  rows: i32,
  output: usize,
): void {
  let left0 = f32x4.splat(0)
  let left1 = left0
  let left2 = left0
  let left3 = left0
  let right0 = left0
  let right1 = left0
  let right2 = left0
  let right3 = left0
  const end = gradient + <usize>rows * gradientStride
  while (gradient < end) {
    const left = v128.load(gradient)
    const right = v128.load(gradient, 16)
    const x0 = v128.load32_splat(x)
    left0 = multiplyAdd(x0, left, left0)
    right0 = multiplyAdd(x0, right, right0)
    const x1 = v128.load32_splat(x, 4)
    left1 = multiplyAdd(x1, left, left1)
    right1 = multiplyAdd(x1, right, right1)
    const x2 = v128.load32_splat(x, 8)
    left2 = multiplyAdd(x2, left, left2)
    right2 = multiplyAdd(x2, right, right2)
    const x3 = v128.load32_splat(x, 12)
    left3 = multiplyAdd(x3, left, left3)
    right3 = multiplyAdd(x3, right, right3)
    x += xStride
    gradient += gradientStride
  }
  v128.store(output, left0)
  v128.store(output, right0, 16)
  v128.store(output, left1, 32)
  v128.store(output, right1, 48)
  v128.store(output, left2, 64)
  v128.store(output, right2, 80)
  v128.store(output, left3, 96)
  v128.store(output, right3, 112)
}
