/** How far beyond the middle half of the values, in its widths, a value may lie and still count. */
const FENCE = 2
/** Points at most that the fences do not look at, and their share of a short run: where a curve falls steeply. */
const STEEP = { points: 20, share: 1 / 2 }
/** Room above and below, as a share of the range; around a reference there is room for its name. */
const MARGIN = 0.07
const REFERENCE_MARGIN = 0.2

/**
 * The range of a y axis on which the run can be read: it leaves out the wild values of the first steps (Tukey's
 * fences around what came after the steep beginning) and includes the references. Whatever lies in the later half
 * is always in view. Null where there is nothing to show.
 */
export function robustRange(
  columns: readonly (readonly (number | null | undefined)[])[],
  references: readonly number[],
): [number, number] | null {
  let low = Math.min(...references)
  let high = Math.max(...references)
  for (const column of columns) {
    const values = column.filter((value) => typeof value === 'number')
    const [bottom, top] = fences(values)
    values.forEach((value, i) => {
      if (i < values.length / 2 && (value < bottom || value > top)) return
      low = Math.min(low, value)
      high = Math.max(high, value)
    })
  }
  if (low > high) return null
  const width = high - low || Math.abs(high) || 1
  return [
    Math.min(low - width * MARGIN, ...references.map((value) => value - width * REFERENCE_MARGIN)),
    Math.max(high + width * MARGIN, ...references.map((value) => value + width * REFERENCE_MARGIN)),
  ]
}

function fences(values: number[]): [number, number] {
  if (values.length < 8) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const steep = Math.min(STEEP.points, Math.floor(values.length * STEEP.share))
  const sorted = Float64Array.from(values.slice(steep)).sort()
  const quarter = sorted[Math.floor(sorted.length / 4)] as number
  const threeQuarters = sorted[Math.floor((sorted.length * 3) / 4)] as number
  const reach = FENCE * (threeQuarters - quarter)
  return [quarter - reach, threeQuarters + reach]
}
