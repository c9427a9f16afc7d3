/** The standard normal distribution. */

export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
}

/** Beyond so many standard deviations there is less than 1e-15 of it. */
const farthest = 8

/** The share below x (Marsaglia 2004, "Evaluating the normal distribution"). */
export function normalShare(x: number): number {
  if (Math.abs(x) > farthest) return x < 0 ? 0 : 1
  let sum = x
  let term = x
  for (let k = 3, before = Number.NaN; sum !== before; k += 2) {
    before = sum
    term *= (x * x) / k
    sum += term
  }
  return 0.5 + sum * normalDensity(x)
}

/** The place below which a share lies: the inverse of {@link normalShare}, by bisection. @param share above 0 and below 1 */
export function normalQuantile(share: number): number {
  let [low, high] = [-farthest, farthest]
  while (high - low > 1e-12) {
    const middle = (low + high) / 2
    if (normalShare(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
