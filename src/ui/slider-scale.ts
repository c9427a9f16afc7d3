/** Where a value lies on a slider, and the value of a place on it. */
export interface SliderRange {
  minimum: number
  maximum: number
  /** Smallest change of a linear scale; on a log scale from 0, the first value above 0. */
  step: number
  scale: 'linear' | 'log'
}

/** Places a decade on a logarithmic track: as many as two significant digits can tell apart. */
const PLACES_A_DECADE = 20

/** The limits and the step that the native range input gets. */
export function positionLimits(range: SliderRange): { min: number; max: number; step: number } {
  if (range.scale === 'linear') return { min: range.minimum, max: range.maximum, step: range.step }
  return { min: 0, max: logTrack(range).last, step: 1 }
}

/** What the native range input gets for a value: the value itself, or its place on the log scale. */
export function toPosition(value: number, range: SliderRange): number {
  const clamped = Math.min(Math.max(value, range.minimum), range.maximum)
  if (range.scale === 'linear') return clamped
  const { first, offset } = logTrack(range)
  if (clamped < first) return 0
  return Math.round(offset + PLACES_A_DECADE * Math.log10(clamped / first))
}

/** The value of a position; on a log scale rounded to two significant digits, which people can say aloud. */
export function fromPosition(position: number, range: SliderRange): number {
  if (range.scale === 'linear') return position
  const { first, offset, last } = logTrack(range)
  if (position <= 0) return range.minimum
  if (position >= last) return range.maximum
  return Number((first * 10 ** ((position - offset) / PLACES_A_DECADE)).toPrecision(2))
}

/** How far along the track a value lies, 0 to 1. */
export function toFraction(value: number, range: SliderRange): number {
  if (range.maximum <= range.minimum) return 0
  const { min, max } = positionLimits(range)
  return (toPosition(value, range) - min) / (max - min)
}

/** A log scale has no zero: where the range starts at 0, the first place is 0 and the next one is `step`. */
function logTrack(range: SliderRange): { first: number; offset: number; last: number } {
  const [first, offset] = range.minimum > 0 ? [range.minimum, 0] : [range.step, 1]
  return { first, offset, last: offset + Math.round(PLACES_A_DECADE * Math.log10(range.maximum / first)) }
}
