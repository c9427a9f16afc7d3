/** How well a score tells one group from another: all rates over every threshold, and one number for them. */

/** From (0, 0), where nothing counts as anomalous, to (1, 1), where everything does. */
export interface Roc {
  falsePositiveRates: Float64Array
  truePositiveRates: Float64Array
  /**
   * Area under the curve: the probability that an anomalous score is above a normal one, ties counting half
   * (the Mann-Whitney statistic; Hanley & McNeil 1982).
   */
  area: number
}

/** Higher scores are taken for more anomalous. @throws RangeError where a group is empty */
export function roc(normal: Float32Array, anomalous: Float32Array): Roc {
  if (normal.length === 0 || anomalous.length === 0) throw new RangeError('a group has no scores')
  const usual = normal.toSorted()
  const unusual = anomalous.toSorted()
  const falsePositiveRates = [0]
  const truePositiveRates = [0]
  let area = 0
  let [i, j] = [usual.length, unusual.length]
  while (i > 0 || j > 0) {
    // Down to the next lower score that occurs in either group; equal scores pass together.
    const threshold = Math.max(usual[i - 1] ?? -Infinity, unusual[j - 1] ?? -Infinity)
    const [width, base] = [i, unusual.length - j]
    while (i > 0 && (usual[i - 1] as number) >= threshold) i--
    while (j > 0 && (unusual[j - 1] as number) >= threshold) j--
    area += ((width - i) * (base + unusual.length - j)) / 2
    falsePositiveRates.push(1 - i / usual.length)
    truePositiveRates.push(1 - j / unusual.length)
  }
  return {
    falsePositiveRates: Float64Array.from(falsePositiveRates),
    truePositiveRates: Float64Array.from(truePositiveRates),
    area: area / (usual.length * unusual.length),
  }
}

/** The score above which the given share of the scores lies, as nearly as they allow. @param share 0 to 1 */
export function thresholdAbove(scores: Float32Array, share: number): number {
  const sorted = scores.toSorted()
  const above = Math.round(share * sorted.length)
  return sorted[Math.max(0, sorted.length - 1 - above)] as number
}

/** Share of the scores that are above a threshold. */
export function shareAbove(scores: Float32Array, threshold: number): number {
  return scores.reduce((count, score) => count + (score > threshold ? 1 : 0), 0) / scores.length
}
