/** How a conditional network is told the label of an image: one-hot, behind what the layer is given anyway. */

/**
 * [rows, one-hot labels], [count, width + classes]; the rows as they are where there are no classes.
 * @param rows [count, width]; @param labels [count], each below `classes`
 */
export function withLabels(
  rows: ArrayLike<number>,
  classes: number,
  labels: ArrayLike<number> | undefined,
  count: number,
): Float64Array {
  if (classes === 0) return Float64Array.from(rows)
  if (labels?.length !== count) throw new Error('a conditional network needs a label for each image')
  const width = rows.length / count
  const extended = new Float64Array(count * (width + classes))
  for (let row = 0; row < count; row++) {
    const start = row * (width + classes)
    for (let column = 0; column < width; column++) extended[start + column] = rows[row * width + column]
    extended[start + width + labels[row]] = 1
  }
  return extended
}

/** The same way back: the first columns of a gradient, [count, width + classes] -> [count, width]. */
export function withoutLabels(gradient: Float64Array, classes: number, count: number): Float64Array {
  const columns = gradient.length / count
  return gradient.filter((_, index) => index % columns < columns - classes)
}
