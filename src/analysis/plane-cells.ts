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

/** How far the outermost cells reach outwards at most, in units of how far they reach inwards. */
const mostOutwards = 2

/**
 * Cells whose centres divide the prior N(0, 1), as far as a window shows it, into equal shares; even ones where it
 * shows none. Each cell reaches half-way to the next; the outermost are no longer than pictures can stand.
 */
export function quantileCells(centre: number, halfWidth: number): Cells {
  const [left, right] = [centre - halfWidth, centre + halfWidth]
  const [low, high] = [normalShare(left), normalShare(right)]
  if (high - low < leastShare) return evenCells(centre, halfWidth)
  const centres = Array.from({ length: usual }, (_, i) =>
    normalQuantile(low + ((high - low) * (i + 0.5)) / usual),
  )
  const inner = centres.slice(1).map((next, i) => (next + (centres[i] as number)) / 2)
  const outer = (cell: number, edge: number | undefined, end: number) => {
    const place = centres.at(cell) as number
    const reach = mostOutwards * (place - (edge as number))
    return reach < 0 ? Math.max(end, place + reach) : Math.min(end, place + reach)
  }
  return { edges: [outer(0, inner[0], left), ...inner, outer(-1, inner.at(-1), right)], centres }
}
