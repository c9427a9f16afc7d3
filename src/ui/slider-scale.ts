/** Where a value lies on a slider, and the value of a place on it. */
export interface SliderRange {
  minimum: number
  maximum: number
  /** Smallest change of a linear scale; on a log scale from 0, the first value above 0. */
  step: number
  scale: 'linear' | 'log'
}

/** Places on a logarithmic track; 400 divides evenly into the usual numbers of decades. */
const LOG_PLACES = 400

/** The limits and the step that the native range input gets. */
export function positionLimits(range: SliderRange): { min: number; max: number; step: number } {
  if (range.scale === 'linear') return { min: range.minimum, max: range.maximum, step: range.step }
  return { min: 0, max: LOG_PLACES + logStart(range).offset, step: 1 }
}

/** What the native range input gets for a value: the value itself, or its place on the log scale. */
export function toPosition(value: number, range: SliderRange): number {
  const clamped = Math.min(Math.max(value, range.minimum), range.maximum)
  if (range.scale === 'linear') return clamped
  const { first, offset } = logStart(range)
  if (clamped < first) return 0
  const share = Math.log(clamped / first) / Math.log(range.maximum / first)
  return Math.round(offset + share * LOG_PLACES)
}

/** The value of a position; on a log scale rounded to two significant digits, which people can say aloud. */
export function fromPosition(position: number, range: SliderRange): number {
  if (range.scale === 'linear') return position
  const { first, offset } = logStart(range)
  const share = (position - offset) / LOG_PLACES
  if (position <= 0) return range.minimum
  if (share >= 1) return range.maximum
  return Number((first * (range.maximum / first) ** share).toPrecision(2))
}

/** How far along the track a value lies, 0 to 1. */
export function toFraction(value: number, range: SliderRange): number {
  if (range.maximum <= range.minimum) return 0
  const { min, max } = positionLimits(range)
  return (toPosition(value, range) - min) / (max - min)
}

/** A log scale has no zero: where the range starts at 0, the first place is 0 and the next one is `step`. */
function logStart(range: SliderRange): { first: number; offset: number } {
  return range.minimum > 0 ? { first: range.minimum, offset: 0 } : { first: range.step, offset: 1 }
}
