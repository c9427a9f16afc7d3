/** Matrices of the host, row-major, beside those of the device, whose rows are padded to whole quads. */
import { oneHot } from '../../vae/one-hot'
import { quad, quadsOf } from './device-layout'

/** @param values [count, width] */
export function padRows<Values extends Float32Array | Uint8Array>(
  values: Values,
  count: number,
  width: number,
): Values {
  const padded = quad * quadsOf(width)
  if (padded === width) return values
  const rows = new (values.constructor as new (length: number) => Values)(count * padded)
  for (let row = 0; row < count; row++) {
    // One by one: rows of noise are so short that a view of each would cost more than copying it.
    for (let column = 0; column < width; column++) {
      rows[row * padded + column] = values[row * width + column]
    }
  }
  return rows
}

/**
 * Images or codes with the one-hot code of its label behind each, [count, width + classes]; as they are where there are
 * no classes. A one is white where white is 255.
 */
export function joinLabels<Values extends Float32Array | Uint8Array>(
  values: Values,
  count: number,
  classes: number,
  labels: Uint8Array | undefined,
): Values {
  if (classes === 0) return values
  const codes = oneHot(labels, classes, count)
  const width = values.length / count
  const one = values instanceof Uint8Array ? 255 : 1
  const rows = new (values.constructor as new (length: number) => Values)(count * (width + classes))
  for (let row = 0; row < count; row++) {
    const start = row * (width + classes)
    rows.set(values.subarray(row * width, (row + 1) * width), start)
    for (let of = 0; of < classes; of++) rows[start + width + of] = one * codes[row * classes + of]
  }
  return rows
}

/**
 * Some columns of a matrix: [count, width].
 * @param stride numbers from one row to the next
 * @param columnOf where a column of the result is found
 */
export function pickColumns(
  matrix: Float32Array,
  stride: number,
  width: number,
  columnOf: (column: number) => number,
): Float32Array {
  const count = matrix.length / stride
  const picked = new Float32Array(count * width)
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < width; column++) {
      picked[row * width + column] = matrix[row * stride + columnOf(column)]
    }
  }
  return picked
}
