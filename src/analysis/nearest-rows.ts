/** The rows of a matrix nearest to a query by Euclidean distance, exactly, a piece of the matrix at a time. */

export interface Neighbour {
  /** Of the row. */
  index: number
  squaredDistance: number
}

/** Entries after which a row is given up that is too far already. */
const glance = 56

export class NearestRows {
  readonly #query: Float32Array
  readonly #wanted: number
  /** First entries of the pieces of a row, those first where the query is large: there most rows differ soonest. */
  readonly #pieces: readonly number[]
  #found: Neighbour[] = []

  /** @param query [width]; @param wanted how many rows to find */
  constructor(query: Float32Array, wanted: number) {
    this.#query = query
    this.#wanted = wanted
    this.#pieces = piecesBySize(query)
  }

  /** Those found so far, nearest first; of equally far ones, those that were looked at first. */
  get neighbours(): readonly Neighbour[] {
    return this.#found
  }

  /** Looks at rows `from` to `to`, without the last. @param rows [count, width], in the units of the query */
  search(rows: Float32Array | Uint8Array, from: number, to: number): void {
    const query = this.#query
    const width = query.length
    const pieces = this.#pieces
    let farthest = this.#farthest
    for (let index = from; index < to; index++) {
      const start = index * width
      let squaredDistance = 0
      for (let piece = 0; piece < pieces.length && squaredDistance < farthest; piece++) {
        const first = pieces[piece] as number
        const end = Math.min(first + glance, width)
        for (let entry = first; entry < end; entry++) {
          const difference = (rows[start + entry] as number) - (query[entry] as number)
          squaredDistance += difference * difference
        }
      }
      if (squaredDistance < farthest) {
        this.#insert({ index, squaredDistance })
        farthest = this.#farthest
      }
    }
  }

  /** What a row must be nearer than to be found. */
  get #farthest(): number {
    return this.#found[this.#wanted - 1]?.squaredDistance ?? Number.POSITIVE_INFINITY
  }

  #insert(neighbour: Neighbour): void {
    const after = this.#found.findIndex((other) => other.squaredDistance > neighbour.squaredDistance)
    this.#found.splice(after < 0 ? this.#found.length : after, 0, neighbour)
    this.#found.length = Math.min(this.#found.length, this.#wanted)
  }
}

function piecesBySize(query: Float32Array): number[] {
  const size = (first: number) =>
    query.subarray(first, first + glance).reduce((sum, value) => sum + value * value, 0)
  return Array.from({ length: Math.ceil(query.length / glance) }, (_, piece) => piece * glance).sort(
    (one, other) => size(other) - size(one),
  )
}
