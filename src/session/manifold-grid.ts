import { type LatentPlane, pointAt } from '../analysis/latent-plane'
import { type Cells, evenCells, quantileCells } from '../analysis/plane-cells'
import type { PlaneWindow } from './plane-window'
import type { Spacing } from './state'

export interface ManifoldGrid {
  /** From the left. */
  columns: Cells
  /** From below; null where the latent space is a line: a single row. */
  rows: Cells | null
}

/** Cells that cover a window of the plane. */
export function manifoldGrid(
  { axes }: LatentPlane,
  { centre, halfWidth }: PlaneWindow,
  spacing: Spacing,
): ManifoldGrid {
  const cells = spacing === 'even' ? evenCells : quantileCells
  return {
    columns: cells(centre[0], halfWidth),
    rows: axes.length > 1 ? cells(centre[1], halfWidth) : null,
  }
}

/** The points at the centres of the cells, row by row from the top left. [rows * columns, latentDimensions] */
export function gridPoints(plane: LatentPlane, { columns, rows }: ManifoldGrid): Float32Array {
  const heights = rows ? rows.centres.toReversed() : [0]
  const points = heights.flatMap((y) => columns.centres.map((x) => pointAt(plane, [x, y])))
  return Float32Array.from(points.flat())
}
