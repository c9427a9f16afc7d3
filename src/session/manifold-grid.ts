import { type LatentPlane, pointAt } from '../analysis/latent-plane'

/**
 * The points at the centres of the cells of a square grid over a plane, row by row from the top left. A latent
 * space of one dimension gets a single row. [side * side or side, latentDimensions]
 * @param halfWidth the grid covers [-halfWidth, halfWidth] on both axes
 */
export function manifoldGrid(plane: LatentPlane, side: number, halfWidth: number): Float32Array {
  const centre = (cell: number) => ((2 * cell + 1) / side - 1) * halfWidth
  const rows = plane.axes.length > 1 ? side : 1
  const dimensions = plane.through.length
  const points = new Float32Array(rows * side * dimensions)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < side; column++) {
      points.set(pointAt(plane, [centre(column), -centre(row)]), (row * side + column) * dimensions)
    }
  }
  return points
}
