/**
 * The centres of the cells of a square grid over the plane of the first two latent dimensions, row by row
 * from the top left; the other dimensions stay as they are in z. One dimension alone is a single row.
 * [side * side or side, z.length]
 * @param halfWidth the grid covers [-halfWidth, halfWidth] on both axes
 */
export function manifoldGrid(z: readonly number[], side: number, halfWidth: number): Float32Array {
  const dimensions = z.length
  const centre = (cell: number) => ((2 * cell + 1) / side - 1) * halfWidth
  const rows = dimensions > 1 ? side : 1
  const points = new Float32Array(rows * side * dimensions)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < side; column++) {
      const offset = (row * side + column) * dimensions
      points.set(z, offset)
      points[offset] = centre(column)
      if (dimensions > 1) points[offset + 1] = -centre(row)
    }
  }
  return points
}
