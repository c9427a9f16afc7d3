/** Images as the data sets hold them. */
import { firstLanes } from './vector'

/**
 * Makes float32 from 0 to 1 of bytes.
 * @param bytes without gaps between rows, and three more that may be read
 * @param stride bytes from one row of levels to the next; what is left of a quad becomes zero
 */
export function loadGreyLevels(bytes: usize, levels: usize, stride: usize, rows: i32, columns: i32): void {
  const white = f32x4.splat(255)
  for (let row = 0; row < rows; row++) {
    let place = levels
    for (let column = 0; column < columns; column += 4, place += 16) {
      const quad = i16x8.extend_low_i8x16_u(v128.load32_zero(bytes + <usize>column))
      const quotient = f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(quad)), white)
      v128.store(place, v128.and(quotient, firstLanes(columns - column)))
    }
    bytes += <usize>columns
    levels += stride
  }
}
