import type { Points } from './class-medians'

/** Buckets a side: with ten thousand points spread evenly, two or three in each. */
const side = 64

/** Finds the point nearest to a place among many, by looking into the buckets around it alone. */
export class NearestPoint {
  readonly #points: Points
  readonly #corner: [number, number]
  /** Of a bucket, in axis units. */
  readonly #size: [number, number]
  /** [side² + 1]: where each bucket's points begin in `#order`. */
  readonly #starts = new Uint32Array(side * side + 1)
  readonly #order: Uint32Array

  constructor(points: Points) {
    this.#points = points
    const { xy, labels } = points
    const low: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    const high: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
    xy.forEach((value, k) => {
      const axis = (k % 2) as 0 | 1
      low[axis] = Math.min(low[axis], value)
      high[axis] = Math.max(high[axis], value)
    })
    this.#corner = low
    this.#size = [(high[0] - low[0]) / side || 1, (high[1] - low[1]) / side || 1]
    const buckets = Uint32Array.from(labels, (_, i) =>
      this.#bucket(xy[2 * i] as number, xy[2 * i + 1] as number),
    )
    for (const bucket of buckets) this.#starts[bucket + 1] += 1
    for (let i = 0; i < side * side; i++) this.#starts[i + 1] += this.#starts[i] as number
    const next = this.#starts.slice()
    this.#order = new Uint32Array(labels.length)
    buckets.forEach((bucket, i) => {
      this.#order[next[bucket] as number] = i
      next[bucket] += 1
    })
  }

  /**
   * The index of the nearest point, or null if none is near.
   * @param reach how far along each axis a point may lie from the place, in axis units
   * @param hidden labels whose points do not count
   */
  at(
    [x, y]: readonly [number, number],
    reach: readonly [number, number],
    hidden: ReadonlySet<number>,
  ): number | null {
    const { xy, labels } = this.#points
    const first = this.#cell(x - reach[0], y - reach[1])
    const last = this.#cell(x + reach[0], y + reach[1])
    let nearest: number | null = null
    let least = 1
    for (let row = first[1]; row <= last[1]; row++) {
      const end = this.#starts[row * side + last[0] + 1] as number
      for (let k = this.#starts[row * side + first[0]] as number; k < end; k++) {
        const i = this.#order[k] as number
        const [dx, dy] = [(xy[2 * i] as number) - x, (xy[2 * i + 1] as number) - y]
        const distance = (dx / reach[0]) ** 2 + (dy / reach[1]) ** 2
        if (distance > least || hidden.has(labels[i] as number)) continue
        least = distance
        nearest = i
      }
    }
    return nearest
  }

  #bucket(x: number, y: number): number {
    const [column, row] = this.#cell(x, y)
    return row * side + column
  }

  #cell(x: number, y: number): [number, number] {
    const along = (value: number, axis: 0 | 1) =>
      Math.min(side - 1, Math.max(0, Math.floor((value - this.#corner[axis]) / this.#size[axis])))
    return [along(x, 0), along(y, 1)]
  }
}
