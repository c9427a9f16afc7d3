/** The standard deviation of points along each of their dimensions. @param points [count, dimensions] */
export function spreads(points: Float32Array, dimensions: number): number[] {
  const count = points.length / dimensions
  const sums = new Float64Array(dimensions)
  for (let entry = 0; entry < points.length; entry++) sums[entry % dimensions] += points[entry] as number
  const squares = new Float64Array(dimensions)
  for (let entry = 0; entry < points.length; entry++) {
    const dimension = entry % dimensions
    squares[dimension] += ((points[entry] as number) - (sums[dimension] as number) / count) ** 2
  }
  return Array.from(squares, (square) => Math.sqrt(square / count))
}

/** A round number, 1, 2 or 5 times a power of ten, beyond which no coordinate lies. @param points any shape */
export function reachOf(points: Float32Array): number {
  const farthest = points.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const power = 10 ** Math.floor(Math.log10(farthest))
  return power * ([1, 2, 5].find((factor) => factor * power >= farthest) ?? 10)
}
