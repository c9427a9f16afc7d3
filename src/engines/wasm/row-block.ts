/** Rows of a batch that are computed at a time: few enough for a cache, and for several threads to share a batch. */

/** A multiple of four, the rows of a tile. What a sum over the batch is made of, so it is the same on any number of threads. */
export const blockRows = 16

export interface RowBlock {
  /** Number of the block. */
  index: number
  /** Of its first row. */
  first: number
  rows: number
}

export function blocksOf(rows: number): number {
  return Math.ceil(rows / blockRows)
}

export function rowBlock(index: number, rows: number): RowBlock {
  const first = index * blockRows
  return { index, first, rows: Math.min(blockRows, rows - first) }
}
