import { type Place, type PlaneAxes, placeOf } from './latent-plane'
import { symmetricEigen } from './symmetric-eigen'

/** A normal distribution on a plane, along its own axes. */
export interface PlaneGaussian {
  mean: Place
  /** Standard deviations: along the direction of `angle`, and at right angles to it. */
  sigma: readonly [number, number]
  /** Radians from the plane's first axis towards the second. */
  angle: number
}

/**
 * The covariance of a diagonal Gaussian of the latent space as a plane shows it, A diag(σ²) Aᵀ with A the axes:
 * variances along both, and between them.
 * @param logVariance [latentDimensions]; -Infinity for a distribution that is a point
 */
export function covarianceOn(axes: PlaneAxes, logVariance: ArrayLike<number>): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0]
  const [first, second] = axes
  for (let i = 0; i < logVariance.length; i++) {
    const [a, b] = [first?.[i] ?? 0, second?.[i] ?? 0]
    if (a === 0 && b === 0) continue
    const variance = Math.exp(logVariance[i] as number)
    sums[0] += a * a * variance
    sums[1] += b * b * variance
    sums[2] += a * b * variance
  }
  return sums
}

/** A diagonal Gaussian of the latent space as a plane shows it. */
export function gaussianOn(
  axes: PlaneAxes,
  mean: ArrayLike<number>,
  logVariance: ArrayLike<number>,
): PlaneGaussian {
  const place = placeOf(axes, mean)
  const [xx, yy, xy] = covarianceOn(axes, logVariance)
  // Along single dimensions the axes are the distribution's own.
  if (xy === 0) return { mean: place, sigma: [Math.sqrt(xx), Math.sqrt(yy)], angle: 0 }
  const { values, vectors } = symmetricEigen(Float64Array.of(xx, xy, xy, yy), 2)
  const [x = 1, y = 0] = vectors[0] ?? []
  const deviation = (value = 0) => Math.sqrt(Math.max(0, value))
  return { mean: place, sigma: [deviation(values[0]), deviation(values[1])], angle: Math.atan2(y, x) }
}
