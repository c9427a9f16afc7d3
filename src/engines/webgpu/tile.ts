/**
 * How a product is cut into pieces. A workgroup computes a tile of the result, a thread four rows by one quad
 * of it. Small results give few tiles, which would leave a GPU idle: there several slices of threads compute
 * the same tile, each over a part of the depth, and add up in workgroup memory.
 */

export interface Tile {
  rows: number
  /** Columns, a multiple of four. */
  columns: number
  /** A power of two. */
  slices: number
}

/** Depth that a slice takes at a time. */
export const sliceDepth = 16
/** What every WebGPU device allows. */
const mostThreads = 256
const mostStorage = 16_384
/** Tiles that keep a GPU of middling size busy. */
const enoughTiles = 64
/** Depths that a slice takes at least, or adding up would cost more than it saves. */
const leastTurns = 2

/** A result of some rows and columns, each element of which is a sum of so many products. */
export interface Extent {
  rows: number
  columns: number
}

/** The tile for results that are computed at the same time. */
export function tileFor(results: readonly Extent[], depth: number): Tile {
  const edge = [64, 32].find((size) => tilesOf(results, size, size) >= enoughTiles) ?? 16
  return { rows: edge, columns: edge, slices: slicesFor(edge, depth) }
}

export function tilesOf(results: readonly Extent[], tileRows: number, tileColumns: number): number {
  return results.reduce(
    (sum, { rows, columns }) => sum + Math.ceil(rows / tileRows) * Math.ceil(columns / tileColumns),
    0,
  )
}

/** Threads of one slice. */
export function sliceThreads({ rows, columns }: Tile): number {
  return (rows * columns) / 16
}

export function threadsOf(tile: Tile): number {
  return sliceThreads(tile) * tile.slices
}

function slicesFor(edge: number, depth: number): number {
  const threads = (edge * edge) / 16
  const storage = 2 * edge * sliceDepth * Float32Array.BYTES_PER_ELEMENT
  const most = Math.min(mostThreads / threads, mostStorage / storage, depth / sliceDepth / leastTurns)
  return most < 2 ? 1 : 2 ** Math.floor(Math.log2(most))
}
