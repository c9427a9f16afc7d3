import { covarianceOn } from './gaussian'
import { type Place, type PlaneAxes, placeOf } from './latent-plane'
import { normalDensity } from './normal'

/** Posteriors of images, each a diagonal Gaussian. */
export interface Posteriors {
  /** [count, dimensions] */
  means: Float32Array
  /** [count, dimensions]; -Infinity for codes without a variance. */
  logVariances: Float32Array
}

/** A square part of a plane, divided into side × side cells; on a line, a part of it in `side` cells. */
export interface DensityGrid {
  centre: Place
  halfWidth: number
  side: number
}

/** So many posteriors tell the density as well as all. */
const mostPosteriors = 2000
/** Farther from a mean, in standard deviations, there is nothing to see. */
const reach = 3.5

/**
 * How much denser the codes lie than the prior says: the aggregate posterior, the mean of all q(z|x), less N(0, I),
 * both as seen on the plane, in units of the prior's peak there. From the posteriors' means and variances, without a
 * kernel, but nothing narrower than a cell. [side * side] row by row from the top left, or [side]
 */
export function excessOverPrior(
  axes: PlaneAxes,
  posteriors: Posteriors,
  dimensions: number,
  grid: DensityGrid,
): Float32Array {
  const { centre, halfWidth, side } = grid
  const flat = axes.length > 1
  const cell = (2 * halfWidth) / side
  const across = Float64Array.from({ length: side }, (_, i) => centre[0] - halfWidth + (i + 0.5) * cell)
  const down = flat
    ? Float64Array.from({ length: side }, (_, i) => centre[1] + halfWidth - (i + 0.5) * cell)
    : Float64Array.of(0)
  const density = new Float32Array(across.length * down.length)
  const count = posteriors.means.length / dimensions
  const stride = Math.max(1, Math.ceil(count / mostPosteriors))
  const weight = 1 / Math.ceil(count / stride)
  for (let i = 0; i < count; i += stride) {
    const of = (values: Float32Array) => values.subarray(i * dimensions, (i + 1) * dimensions)
    const [xx, yy, xy] = covarianceOn(axes, of(posteriors.logVariances))
    const least = (cell / 2) ** 2
    const covariance = [Math.max(xx, least), flat ? Math.max(yy, least) : 1, xy] as const
    add(
      density,
      across,
      down,
      placeOf(axes, of(posteriors.means)),
      covariance,
      flat ? weight : weight * Math.sqrt(2 * Math.PI),
    )
  }
  const peak = normalDensity(0) ** (flat ? 2 : 1)
  return density.map((value, k) => {
    const x = across[k % side] as number
    const y = down[Math.floor(k / side)] as number
    return value / peak - Math.exp(-0.5 * (x * x + y * y))
  })
}

/** Adds one Gaussian of the plane, times a weight, to the cells within its reach. */
function add(
  density: Float32Array,
  across: Float64Array,
  down: Float64Array,
  [meanX, meanY]: Place,
  [xx, yy, xy]: readonly [number, number, number],
  weight: number,
): void {
  const determinant = Math.max(xx * yy - xy * xy, 1e-12 * xx * yy)
  const scale = weight / (2 * Math.PI * Math.sqrt(determinant))
  const [reachX, reachY] = [reach * Math.sqrt(xx), reach * Math.sqrt(yy)]
  for (let row = 0; row < down.length; row++) {
    const y = (down[row] as number) - meanY
    if (Math.abs(y) > reachY) continue
    for (let column = 0; column < across.length; column++) {
      const x = (across[column] as number) - meanX
      if (Math.abs(x) > reachX) continue
      const square = (yy * x * x - 2 * xy * x * y + xx * y * y) / determinant
      density[row * across.length + column] += scale * Math.exp(-0.5 * square)
    }
  }
}
