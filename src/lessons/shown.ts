/** Decimals with which a lesson shows a number that is no integer: as many as matter. */
export function decimalsShown(value: number): number {
  const size = Math.abs(value)
  return size < 1 ? 3 : size < 10 ? 2 : 1
}

/** A number as a learner sees it, for what they are to work out from it. */
export function asShown(value: number): number {
  return Number(value.toFixed(decimalsShown(value)))
}
