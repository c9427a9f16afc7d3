/** What a typed text says, where it is a number within limits. */
export type ParsedNumber = { ok: true; value: number } | { ok: false }

export interface NumberLimits {
  minimum: number
  maximum: number
  integer?: boolean | undefined
}

/** Reads a number as people type it: spaces around it, a minus of any kind, a decimal comma, 1e-3. */
export function parseNumber(text: string, limits: NumberLimits): ParsedNumber {
  const plain = text.trim().replace(/[−–]/g, '-').replace(',', '.')
  const value = plain === '' ? Number.NaN : Number(plain)
  const fits =
    value >= limits.minimum && value <= limits.maximum && (!limits.integer || Number.isInteger(value))
  return fits ? { ok: true, value } : { ok: false }
}

/** One step up or down from a value, on the grid of steps and within the limits, without float dust. */
export function stepNumber(value: number, step: number, limits: NumberLimits): number {
  const digits = Math.max(0, -Math.floor(Math.log10(Math.abs(step))) + 1)
  const moved = Number((value + step).toFixed(Math.min(digits, 12)))
  return Math.min(Math.max(moved, limits.minimum), limits.maximum)
}
