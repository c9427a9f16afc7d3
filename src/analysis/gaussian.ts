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
 * A diagonal Gaussian of the latent space as the plane shows it: with covariance A diag(σ²) Aᵀ, A the axes.
 * @param logVariance [latentDimensions]; -Infinity for a distribution that is a point
 */
export function gaussianOn(
  axes: PlaneAxes,
  mean: ArrayLike<number>,
  logVariance: ArrayLike<number>,
): PlaneGaussian {
  const place = placeOf(axes, mean)
  const entry = (one: readonly number[] = [], other: readonly number[] = []) =>
    one.reduce((sum, a, i) => {
      const weight = a * (other[i] ?? 0)
      return weight === 0 ? sum : sum + weight * Math.exp(logVariance[i] as number)
    }, 0)
  const [first, second] = axes
  const [xx, yy, xy] = [entry(first, first), entry(second, second), entry(first, second)]
  // Along single dimensions the axes are the distribution's own.
  if (xy === 0) return { mean: place, sigma: [Math.sqrt(xx), Math.sqrt(yy)], angle: 0 }
  const { values, vectors } = symmetricEigen(Float64Array.of(xx, xy, xy, yy), 2)
  const [x = 1, y = 0] = vectors[0] ?? []
  const deviation = (value = 0) => Math.sqrt(Math.max(0, value))
  return { mean: place, sigma: [deviation(values[0]), deviation(values[1])], angle: Math.atan2(y, x) }
}
