/**
 * Matrix products with weights. They lie in panels of eight columns: for each row of the matrix, the eight
 * entries of these columns. So a tile of the product reads them one after another.
 */
import { multiplyAdd } from './vector'

/** Bytes of a row of a panel. */
export const panelRow: usize = 32

/**
 * output = start + x panel, in a tile of four rows and eight columns.
 * @param depth columns of x and rows of the panel
 * @param startStride bytes from a row of start to the next; 0 where all rows start alike
 */
export function productTile(
  x: usize,
  stride: usize,
  panel: usize,
  depth: i32,
  start: usize,
  startStride: usize,
  output: usize,
  outputStride: usize,
): void {
  let row0 = x
  let row1 = row0 + stride
  let row2 = row1 + stride
  let row3 = row2 + stride
  const start1 = start + startStride
  const start2 = start1 + startStride
  const start3 = start2 + startStride
  let left0 = v128.load(start)
  let right0 = v128.load(start, 16)
  let left1 = v128.load(start1)
  let right1 = v128.load(start1, 16)
  let left2 = v128.load(start2)
  let right2 = v128.load(start2, 16)
  let left3 = v128.load(start3)
  let right3 = v128.load(start3, 16)
  const end = panel + <usize>depth * panelRow
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

/** Writes the panels of a matrix as those of its transpose. @param rows of the matrix, there to a multiple of eight */
export function transposePanels(
  panels: usize,
  panelStride: usize,
  rows: i32,
  columns: i32,
  output: usize,
  outputStride: usize,
): void {
  for (let row = 0; row < rows; row += 8) {
    for (let column = 0; column < columns; column += 8) {
      const from = panels + <usize>(column >> 3) * panelStride + <usize>row * panelRow
      const to = output + <usize>(row >> 3) * outputStride + <usize>column * panelRow
      transposeQuarter(from, to)
      transposeQuarter(from + 16, to + 4 * panelRow)
      transposeQuarter(from + 4 * panelRow, to + 16)
      transposeQuarter(from + 4 * panelRow + 16, to + 4 * panelRow + 16)
    }
  }
}

/** Four rows by four columns. */
function transposeQuarter(from: usize, to: usize): void {
  const a = v128.load(from)
  const b = v128.load(from, 32)
  const c = v128.load(from, 64)
  const d = v128.load(from, 96)
  const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5)
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
  const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5))
  v128.store(to, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7), 32)
  v128.store(to, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5), 64)
  v128.store(to, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7), 96)
}
