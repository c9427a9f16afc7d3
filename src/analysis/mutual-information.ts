/**
 * How much each latent dimension says about what images were made from, and how far the dimension that says most about a
 * factor is ahead of all others: the mutual information gap (Chen et al. 2018, "Isolating Sources of Disentanglement").
 */
import type { Posteriors } from './aggregate-posterior'
import { normalQuantile, normalShare } from './normal'

/** What images were made from: factors with so many values each. */
export interface Causes {
  readonly list: readonly { readonly values: number }[]
  /** Which value of each factor an image has, counted from 0: [count, factors]. */
  readonly values: Uint8Array
}

/** Intervals into which a dimension is cut: more than any factor has values. */
const bins = 32

/**
 * Mutual information between one latent dimension and each factor, nats, [factors]. The dimension is that of the
 * aggregate posterior, the mean of all q(z|x), cut into 32 intervals of equal probability under the normal distribution
 * with its mean and variance. How much of a posterior lies in an interval is computed and not sampled; cutting can only
 * lose information. Of n images with a factor of v values the result is too high by at most 31 (v - 1) / 2n nats on
 * average (Miller 1955), and by less where posteriors are wider than intervals.
 */
export function factorInformation(
  posteriors: Posteriors,
  dimensions: number,
  dimension: number,
  causes: Causes,
): Float64Array {
  const { list, values } = causes
  const count = posteriors.means.length / dimensions
  const mean = (image: number) => posteriors.means[image * dimensions + dimension] as number
  const deviation = (image: number) =>
    Math.exp((posteriors.logVariances[image * dimensions + dimension] as number) / 2)
  const edges = edgesOf(count, mean, deviation)
  const joint = list.map((factor) => new Float64Array(factor.values * bins))
  const shares = new Float64Array(bins)
  for (let image = 0; image < count; image++) {
    sharesWithin(edges, mean(image), deviation(image), shares)
    joint.forEach((table, factor) => {
      const row = (values[image * list.length + factor] as number) * bins
      for (let bin = 0; bin < bins; bin++) table[row + bin] += (shares[bin] as number) / count
    })
  }
  return Float64Array.from(joint, informationOf)
}

/** Entropy of each factor's values, nats, [factors]. */
export function factorEntropies({ list, values }: Causes): Float64Array {
  const count = values.length / list.length
  return Float64Array.from(list, (factor, index) => {
    const shares = new Float64Array(factor.values)
    for (let image = 0; image < count; image++) {
      shares[values[image * list.length + index] as number] += 1 / count
    }
    return shares.reduce((sum, share) => sum - (share > 0 ? share * Math.log(share) : 0), 0)
  })
}

export interface InformationGap {
  /** What each dimension says of each factor's entropy, 0 to 1: [factors][dimensions]. */
  shares: number[][]
  /** Of each factor: by how much the dimension that says most is ahead of the next one, 0 to 1. */
  gaps: number[]
  /** Their mean: 1 where each factor is said by one dimension in full, and by no other. */
  gap: number
}

/**
 * The gap (eq. 6). A factor that has one value alone says nothing of the model: its gap is 0 and counts for nothing.
 * @param information of each dimension with each factor: [dimensions][factors], nats; @param entropies [factors], nats
 */
export function informationGap(
  information: readonly Float64Array[],
  entropies: Float64Array,
): InformationGap {
  const varying = entropies.filter((entropy) => entropy > 0).length
  const shares = Array.from(entropies, (entropy, factor) =>
    information.map((ofDimension) => (entropy > 0 ? (ofDimension[factor] as number) / entropy : 0)),
  )
  const gaps = shares.map((row) => {
    const [first = 0, second = 0] = row.toSorted((one, other) => other - one)
    return first - second
  })
  const gap = varying > 0 ? gaps.reduce((sum, each) => sum + each, 0) / varying : 0
  return { shares, gaps, gap }
}

/** Between the intervals, [bins - 1]. */
function edgesOf(
  count: number,
  mean: (image: number) => number,
  deviation: (image: number) => number,
): Float64Array {
  let [sum, squares] = [0, 0]
  for (let image = 0; image < count; image++) {
    sum += mean(image)
    squares += mean(image) ** 2 + deviation(image) ** 2
  }
  const centre = sum / count
  const width = Math.sqrt(Math.max(0, squares / count - centre ** 2))
  return Float64Array.from({ length: bins - 1 }, (_, k) => centre + width * normalQuantile((k + 1) / bins))
}

/** How much of a normal distribution lies in each interval; of a point, all lies in one. */
function sharesWithin(edges: Float64Array, mean: number, deviation: number, shares: Float64Array): void {
  let below = 0
  for (let bin = 0; bin < bins; bin++) {
    const distance = (edges[bin] ?? Number.POSITIVE_INFINITY) - mean
    const upTo = distance === 0 ? 0.5 : normalShare(distance / deviation)
    shares[bin] = upTo - below
    below = upTo
  }
}

/** Of a table of joint probabilities, [values, bins]. */
function informationOf(table: Float64Array): number {
  const ofBin = new Float64Array(bins)
  table.forEach((share, place) => {
    ofBin[place % bins] += share
  })
  let information = 0
  for (let row = 0; row < table.length; row += bins) {
    const shares = table.subarray(row, row + bins)
    const ofValue = shares.reduce((sum, share) => sum + share, 0)
    shares.forEach((share, bin) => {
      if (share > 0) information += share * Math.log(share / (ofValue * (ofBin[bin] as number)))
    })
  }
  return Math.max(0, information)
}
