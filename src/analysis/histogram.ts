/** How often values lie where. */

/**
 * The share of all values that lies in each of some equal bins.
 * @param range values outside it are in no bin; its upper end belongs to the last
 */
export function histogram(
  values: Float32Array,
  range: readonly [number, number],
  bins: number,
): Float64Array {
  const [low, high] = range
  const shares = new Float64Array(bins)
  for (const value of values) {
    if (!(value >= low && value <= high)) continue
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low || 1)) * bins))
    shares[bin] = (shares[bin] as number) + 1 / values.length
  }
  return shares
}

/** A range that leaves out the given share of the values at its upper end: one wild value would squeeze all others. */
export function rangeOf(values: Float32Array, without: number): [low: number, high: number] {
  const sorted = values.toSorted()
  return [sorted[0] as number, sorted[Math.floor((sorted.length - 1) * (1 - without))] as number]
}
