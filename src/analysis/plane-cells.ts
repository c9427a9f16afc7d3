/** The cells into which an axis of the plane is divided, each to be decoded at its centre. */
import { normalQuantile, normalShare } from './normal'

export interface Cells {
  /** Rising; one more than there are cells. */
  edges: number[]
  centres: number[]
}

/** Cells a side that a window of the usual width shows; odd, so that one lies at the origin. */
const usual = 17
/** The width of a cell at the usual zoom, in which `usual` of them reach over 2 · 3.2 prior standard deviations. */
const usualWidth = 6.4 / usual

/**
 * Cells of one width that cover a window. They lie where they lay when the window moves, and their width changes
 * by factors of √2 when it grows or shrinks: what has been decoded stays in its place meanwhile.
 */
export function evenCells(centre: number, halfWidth: number): Cells {
  const width = usualWidth * Math.SQRT2 ** Math.round(2 * Math.log2(halfWidth / 3.2))
  const cellAt = (place: number) => place / width
  // A window that ends at an edge, up to rounding, needs no cell beyond it.
  const first = Math.floor(cellAt(centre - halfWidth) + 0.5 + 1e-6)
  const last = Math.ceil(cellAt(centre + halfWidth) - 0.5 - 1e-6)
  const count = last - first + 1
  return {
    edges: Array.from({ length: count + 1 }, (_, i) => (first + i - 0.5) * width),
    centres: Array.from({ length: count }, (_, i) => (first + i) * width),
  }
}

/** Below this share of the prior in a window, its quantiles tell nothing. */
const leastShare = 1e-4

/** Cells that hold equal shares of the prior N(0, 1), out of what a window shows of it; even ones where it shows none. */
export function quantileCells(centre: number, halfWidth: number): Cells {
  const [low, high] = [normalShare(centre - halfWidth), normalShare(centre + halfWidth)]
  if (high - low < leastShare) return evenCells(centre, halfWidth)
  const at = (cell: number) => normalQuantile(low + ((high - low) * cell) / usual)
  const inner = Array.from({ length: usual - 1 }, (_, i) => at(i + 1))
  return {
    edges: [centre - halfWidth, ...inner, centre + halfWidth],
    centres: Array.from({ length: usual }, (_, i) => at(i + 0.5)),
  }
}
