/** Below this probability the tails have an approximation of their own. */
const tail = 0.02425
/** Coefficients of Acklam's rational approximations, highest power first. */
const middleAbove = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
]
const middleBelow = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
]
const tailAbove = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const tailBelow = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

/**
 * The number below which a standard normal variable lies with this probability, to nine digits (P. J. Acklam's
 * algorithm, 2003). @param probability above 0 and below 1
 */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability)
  if (probability < tail) {
    const q = Math.sqrt(-2 * Math.log(probability))
    return polynomial(tailAbove, q) / polynomial(tailBelow, q)
  }
  const q = probability - 0.5
  return (q * polynomial(middleAbove, q * q)) / polynomial(middleBelow, q * q)
}

function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0)
}
