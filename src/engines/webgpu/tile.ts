/**
 * How a product is cut into pieces. A workgroup computes a square tile of the result, a thread four rows by one
 * quad of it, over a piece of the depth at a time.
 */

export interface Tile {
  /** Rows and columns of the result. */
  edge: number
  /** Groups of threads that compute the same tile, each over its share of the depth, and then add up. */
  slices: number
  /** Whether operands are read where they lie, without bringing them to workgroup memory first. */
  direct: boolean
}

/**
 * What computes. A graphics card wants many threads: small tiles where a result has few rows and columns, and
 * slices. A processor that imitates one has caches but no workgroup memory, and pays for every thread.
 */
export type Hardware = 'graphics-card' | 'processor'

/** Rows and columns of a result. */
export interface Extent {
  rows: number
  columns: number
}

/** Depth of a piece. */
export const pieceDepth = 16

/** Tiles that keep a graphics card of middling size busy. */
const enoughTiles = 64
/** Bytes of workgroup memory: half of what every WebGPU device has, so that two workgroups fit side by side. */
const mostStorage = 8192

/** The tile for results that are computed at the same time. */
export function tileFor(results: readonly Extent[], hardware: Hardware): Tile {
  if (hardware === 'processor') return { edge: 16, slices: 1, direct: true }
  const fits = (edge: number) => results.some(({ rows, columns }) => rows >= edge && columns >= edge)
  const edge = [64, 32].find((size) => fits(size) && tilesOf(results, size) >= enoughTiles) ?? 16
  const sliceBytes = 2 * edge * pieceDepth * Float32Array.BYTES_PER_ELEMENT
  return { edge, slices: mostStorage / sliceBytes, direct: false }
}

export function tilesOf(results: readonly Extent[], edge: number): number {
  return results.reduce(
    (sum, { rows, columns }) => sum + Math.ceil(rows / edge) * Math.ceil(columns / edge),
    0,
  )
}

/** Threads of one slice. */
export function sliceThreads(edge: number): number {
  return (edge * edge) / 16
}

export function threadsOf({ edge, slices }: Tile): number {
  return sliceThreads(edge) * slices
}
