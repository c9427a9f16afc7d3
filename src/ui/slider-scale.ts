/** Where a value lies on a slider, and the value of a place on it. */
export interface SliderRange {
  minimum: number
  maximum: number
  /** Smallest change of a linear scale; on a log scale from 0, the first value above 0. */
  step: number
  scale: 'linear' | 'log'
}

/** Places on a logarithmic slider: 0 ... LOG_POSITIONS. */
export const LOG_POSITIONS = 400

/** What the native range input gets for a value: the value itself, or its place on the log scale. */
export function toPosition(value: number, range: SliderRange): number {
  const clamped = Math.min(Math.max(value, range.minimum), range.maximum)
  if (range.scale === 'linear') return clamped
  const { first, offset } = logStart(range)
  if (clamped < first) return 0
  const share = Math.log(clamped / first) / Math.log(range.maximum / first)
  return Math.round(offset + share * (LOG_POSITIONS - offset))
}

/** The value of a position; on a log scale rounded to two significant digits, which people can say aloud. */
export function fromPosition(position: number, range: SliderRange): number {
  if (range.scale === 'linear') return position
  if (position >= LOG_POSITIONS) return range.maximum
  if (position <= 0) return range.minimum
  const { first, offset } = logStart(range)
  const share = (position - offset) / (LOG_POSITIONS - offset)
  return Number((first * (range.maximum / first) ** share).toPrecision(2))
}

/** How far along the track a value lies, 0 to 1. */
export function toFraction(value: number, range: SliderRange): number {
  if (range.maximum <= range.minimum) return 0
  const position = toPosition(value, range)
  if (range.scale === 'log') return position / LOG_POSITIONS
  return (position - range.minimum) / (range.maximum - range.minimum)
}

/** A log scale has no zero: where the range starts at 0, the first place is 0 and the next one is `step`. */
function logStart(range: SliderRange): { first: number; offset: number } {
  return range.minimum > 0 ? { first: range.minimum, offset: 0 } : { first: range.step, offset: 1 }
}
