/**
 * Products with the images. Most pixels are black, and black adds nothing: so the four values that a tile takes
 * at a time are listed where one of them is not zero. A list is the address of its end, then its entries: an
 * offset to what the values are multiplied with, and the four values.
 */
import { activateTile } from './dense'
import { gradientPlace, takeGradients } from './optimiser'
import { biasBytes, sumColumns, tileBytes } from './parameter-gradient'
import { panelRow } from './product'
import { multiplyAdd } from './vector'

const headBytes: usize = 4
const entryBytes: usize = 20

/**
 * Lists the columns of each group of four rows, with offsets into a panel.
 * @param rows there to a multiple of four, as are the columns
 * @param listStride bytes from one list to the next
 */
export function listRows(
  matrix: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  lists: usize,
  listStride: usize,
): void {
  for (let row = 0; row < rows; row += 4) {
    let place = matrix + <usize>row * stride
    let next = lists + headBytes
    let offset: usize = 0
    for (let column = 0; column < columns; column += 4) {
      const a = v128.load(place)
      const b = v128.load(place + stride)
      const c = v128.load(place + 2 * stride)
      const d = v128.load(place + 3 * stride)
      const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5)
      const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
      const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
      const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
      next = append(next, offset, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5))
      next = append(next, offset + panelRow, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7))
      next = append(next, offset + 2 * panelRow, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5))
      next = append(next, offset + 3 * panelRow, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7))
      offset += 4 * panelRow
      place += 16
    }
    store<u32>(lists, <u32>next)
    lists += listStride
  }
}

/** Lists the rows of each group of four columns, with offsets into a matrix of that many bytes a row. */
export function listColumns(
  matrix: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  lists: usize,
  listStride: usize,
  otherStride: usize,
): void {
  for (let column = 0; column < columns; column += 4) {
    let place = matrix + ((<usize>column) << 2)
    let next = lists + headBytes
    const end = <usize>rows * otherStride
    for (let offset: usize = 0; offset < end; offset += otherStride) {
      next = append(next, offset, v128.load(place))
      place += stride
    }
    store<u32>(lists, <u32>next)
    lists += listStride
  }
}

/** `dense` with the lists of the input's rows. */
export function denseFromLists(
  lists: usize,
  listStride: usize,
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
    let list = lists
    let tile = output
    for (let row = 0; row < rows; row += 4) {
      tileFromList(list, weights, bias, tile, outputStride)
      if (activation) activateTile(activation, tile, outputStride)
      list += listStride
      tile += outputStride << 2
    }
    weights += panelStride
    bias += panelRow
    output += panelRow
  }
}

/**
 * `updateLayer` with the lists of some of the input's columns, and the weights of these.
 * @param bias 0: somebody else takes it
 * @param zeros eight of them
 */
export function updateLayerFromLists(
  lists: usize,
  listStride: usize,
  inputs: i32,
  gradient: usize,
  gradientStride: usize,
  outputs: i32,
  weights: usize,
  panelStride: usize,
  bias: usize,
  rows: i32,
  zeros: usize,
): void {
  for (let column = 0; column < outputs; column += 8) {
    if (bias) {
      sumColumns(gradient, gradientStride, rows, gradientPlace(bias))
      takeGradients(bias, biasBytes)
      bias += biasBytes
    }
    let tile = weights
    let list = lists
    for (let row = 0; row < inputs; row += 4) {
      tileFromList(list, gradient, zeros, gradientPlace(tile), panelRow)
      takeGradients(tile, tileBytes)
      tile += tileBytes
      list += listStride
    }
    gradient += biasBytes
    weights += panelStride
  }
}

/** Writes an entry, which stays if one of its values is not zero. @returns where the next one goes */
function append(next: usize, offset: usize, values: v128): usize {
  store<u32>(next, <u32>offset)
  v128.store(next, values, 4)
  return next + (v128.any_true(values) ? entryBytes : 0)
}

/** output = start + sum over entries of four values times the eight at their offset, four rows by eight columns. */
function tileFromList(list: usize, others: usize, start: usize, output: usize, outputStride: usize): void {
  let left0 = v128.load(start)
  let right0 = v128.load(start, 16)
  let left1 = left0
  let right1 = right0
  let left2 = left0
  let right2 = right0
  let left3 = left0
  let right3 = right0
  const end = <usize>load<u32>(list)
  for (let entry = list + headBytes; entry < end; entry += entryBytes) {
    const other = others + <usize>load<u32>(entry)
    const left = v128.load(other)
    const right = v128.load(other, 16)
    const x0 = v128.load32_splat(entry, 4)
    left0 = multiplyAdd(x0, left, left0)
    right0 = multiplyAdd(x0, right, right0)
    const x1 = v128.load32_splat(entry, 8)
    left1 = multiplyAdd(x1, left, left1)
    right1 = multiplyAdd(x1, right, right1)
    const x2 = v128.load32_splat(entry, 12)
    left2 = multiplyAdd(x2, left, left2)
    right2 = multiplyAdd(x2, right, right2)
    const x3 = v128.load32_splat(entry, 16)
    left3 = multiplyAdd(x3, left, left3)
    right3 = multiplyAdd(x3, right, right3)
  }
  v128.store(output, left0)
  v128.store(output, right0, 16)
  output += outputStride
  v128.store(output, left1)
  v128.store(output, right1, 16)
  output += outputStride
  v128.store(output, left2)
  v128.store(output, right2, 16)
  output += outputStride
  v128.store(output, left3)
  v128.store(output, right3, 16)
}
