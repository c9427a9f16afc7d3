/** The way back through a dense layer to its input. */
import { timesSlope } from './activation'
import { multiplyAdd } from './vector'

/**
 * output = (gradient Wᵀ + what output held before, if it shall be added) * slope of the activation that made
 * `through`, in tiles of four by four. Rows up to the next multiple of four are computed as well.
 * @param outputs of the layer: columns of gradient, whose padding to a multiple of eight is zero
 * @param inputs of the layer: columns of output
 * @param through laid out as output
 */
export function inputGradient(
  gradient: usize,
  gradientStride: usize,
  outputs: i32,
  weights: usize,
  panelStride: usize,
  output: usize,
  outputStride: usize,
  inputs: i32,
  rows: i32,
  add: bool,
  through: usize,
  activation: i32,
): void {
  for (let column = 0; column < inputs; column += 4) {
    for (let row = 0; row < rows; row += 4) {
      const place = <usize>row * outputStride + (<usize>column << 2)
      backwardTile(
        gradient + <usize>row * gradientStride,
        gradientStride,
        outputs,
        weights + (<usize>column << 5),
        panelStride,
        output + place,
        outputStride,
        add,
        through + place,
        activation,
      )
    }
  }
}

/** Sixteen sums of products, each in four parts. `sumIJ` belongs to row I and column J. */
function backwardTile(
  row0: usize,
  stride: usize,
  outputs: i32,
  weights: usize,
  panelStride: usize,
  output: usize,
  outputStride: usize,
  add: bool,
  through: usize,
  activation: i32,
): void {
  let row1 = row0 + stride
  let row2 = row1 + stride
  let row3 = row2 + stride
  let sum00 = f32x4.splat(0)
  let sum01 = sum00
  let sum02 = sum00
  let sum03 = sum00
  let sum10 = sum00
  let sum11 = sum00
  let sum12 = sum00
  let sum13 = sum00
  let sum20 = sum00
  let sum21 = sum00
  let sum22 = sum00
  let sum23 = sum00
  let sum30 = sum00
  let sum31 = sum00
  let sum32 = sum00
  let sum33 = sum00
  // Half a panel at a time.
  for (let column = 0; column < outputs; column += 4) {
    const g0 = v128.load(row0)
    const g1 = v128.load(row1)
    const g2 = v128.load(row2)
    const g3 = v128.load(row3)
    const w0 = v128.load(weights)
    sum00 = multiplyAdd(g0, w0, sum00)
    sum10 = multiplyAdd(g1, w0, sum10)
    sum20 = multiplyAdd(g2, w0, sum20)
    sum30 = multiplyAdd(g3, w0, sum30)
    const w1 = v128.load(weights, 32)
    sum01 = multiplyAdd(g0, w1, sum01)
    sum11 = multiplyAdd(g1, w1, sum11)
    sum21 = multiplyAdd(g2, w1, sum21)
    sum31 = multiplyAdd(g3, w1, sum31)
    const w2 = v128.load(weights, 64)
    sum02 = multiplyAdd(g0, w2, sum02)
    sum12 = multiplyAdd(g1, w2, sum12)
    sum22 = multiplyAdd(g2, w2, sum22)
    sum32 = multiplyAdd(g3, w2, sum32)
    const w3 = v128.load(weights, 96)
    sum03 = multiplyAdd(g0, w3, sum03)
    sum13 = multiplyAdd(g1, w3, sum13)
    sum23 = multiplyAdd(g2, w3, sum23)
    sum33 = multiplyAdd(g3, w3, sum33)
    row0 += 16
    row1 += 16
    row2 += 16
    row3 += 16
    weights += (column & 4) == 0 ? 16 : panelStride - 16
  }
  const stride2 = outputStride + outputStride
  const stride3 = stride2 + outputStride
  store(output, sumsOf(sum00, sum01, sum02, sum03), add, through, activation)
  store(output + outputStride, sumsOf(sum10, sum11, sum12, sum13), add, through + outputStride, activation)
  store(output + stride2, sumsOf(sum20, sum21, sum22, sum23), add, through + stride2, activation)
  store(output + stride3, sumsOf(sum30, sum31, sum32, sum33), add, through + stride3, activation)
}

function store(output: usize, sums: v128, add: bool, through: usize, activation: i32): void {
  const total = add ? f32x4.add(v128.load(output), sums) : sums
  v128.store(output, timesSlope(activation, total, v128.load(through)))
}

/** The sums over the lanes of four vectors, as one vector. */
function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7))
}
