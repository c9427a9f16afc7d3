import type { Points } from './class-medians'
import { scatteringStride } from './paint-points'
import { pixelsPerUnit, type View } from './plane-axes'

/**
 * Points in the window none of which is nearer to another than `distance` px, as many as fit when they are taken in
 * the order in which points are painted: the same points again as long as nothing moves, and mostly so after.
 * @returns their indices
 */
export function pointsApart(
  { xy, labels }: Points,
  view: View,
  side: number,
  distance: number,
  hidden: ReadonlySet<number>,
): number[] {
  const count = labels.length
  const scale = pixelsPerUnit(view, side)
  const scaleUp = scale * (view.stretch ?? 1)
  const grid = new Occupied(side, distance)
  const chosen: number[] = []
  const stride = scatteringStride(count)
  for (let k = 0, i = 0; k < count; k++, i = (i + stride) % count) {
    if (hidden.has(labels[i] as number)) continue
    const x = side / 2 + ((xy[2 * i] as number) - view.centre[0]) * scale
    const y = side / 2 - ((xy[2 * i + 1] as number) - view.centre[1]) * scaleUp
    if (x >= 0 && y >= 0 && x < side && y < side && grid.take(x, y)) chosen.push(i)
  }
  return chosen
}

/** Who has which part of a square, in cells so small that two who are apart never share one. */
class Occupied {
  readonly #distance: number
  readonly #cell: number
  readonly #columns: number
  /** [columns * columns] x of who has the cell, and y; NaN: nobody. */
  readonly #x: Float32Array
  readonly #y: Float32Array

  constructor(side: number, distance: number) {
    this.#distance = distance
    this.#cell = distance / Math.SQRT2
    // Two empty cells around, so that every cell has all its neighbours.
    this.#columns = Math.ceil(side / this.#cell) + 4
    this.#x = new Float32Array(this.#columns ** 2).fill(Number.NaN)
    this.#y = new Float32Array(this.#columns ** 2).fill(Number.NaN)
  }

  /** @returns whether the place was free and is taken now */
  take(x: number, y: number): boolean {
    const at = (Math.floor(y / this.#cell) + 2) * this.#columns + Math.floor(x / this.#cell) + 2
    if (!Number.isNaN(this.#x[at])) return false
    for (let row = -2; row <= 2; row++)
      for (let column = -2; column <= 2; column++) {
        const other = at + row * this.#columns + column
        const [dx, dy] = [x - (this.#x[other] as number), y - (this.#y[other] as number)]
        if (dx * dx + dy * dy < this.#distance ** 2) return false
      }
    this.#x[at] = x
    this.#y[at] = y
    return true
  }
}
