/**
 * The one-hot codes of labels, [count, classes]: how a conditional network is told the classes of images. None where
 * it is told none.
 * @throws Error unless there is a label for each image
 */
export function oneHot(labels: ArrayLike<number> | undefined, classes: number, count: number): Float32Array {
  const codes = new Float32Array(count * classes)
  if (classes === 0) return codes
  if (labels?.length !== count) throw new Error('a conditional network needs a label for each image')
  for (let row = 0; row < count; row++) codes[row * classes + labels[row]] = 1
  return codes
}
