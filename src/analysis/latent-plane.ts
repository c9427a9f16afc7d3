/** A plane in the latent space: from points to places on it and back. */

/**
 * One or two orthonormal directions, each [latentDimensions]. The place of a point along a direction is their
 * inner product: the prior N(0, I), seen along any axes, is N(0, I) again, and stays in the middle.
 */
export type PlaneAxes = readonly (readonly number[])[]

/** The plane through a point along some axes; where there is one axis, a line. */
export interface LatentPlane {
  /** [latentDimensions] */
  through: readonly number[]
  axes: PlaneAxes
}

/** A place on a plane, in axis units; 0 along an axis that there is not. */
export type Place = readonly [number, number]

/** Where a point lies, seen at right angles to the axes. */
export function placeOf(axes: PlaneAxes, z: ArrayLike<number>): Place {
  const along = (axis: readonly number[] | undefined) =>
    axis ? axis.reduce((sum, component, i) => sum + component * (z[i] as number), 0) : 0
  return [along(axes[0]), along(axes[1])]
}

/** The point of the plane at a place: {@link placeOf} gives the place again. Exact along single dimensions. */
export function pointAt({ through, axes }: LatentPlane, place: Place): number[] {
  const here = placeOf(axes, through)
  const along = (at: Place, i: number) =>
    axes.reduce((sum, axis, k) => sum + (at[k] as number) * (axis[i] as number), 0)
  // What the plane does not span is kept: the point less its part along the axes.
  return through.map((value, i) => value - along(here, i) + along(place, i))
}

/** Whether a point lies on the plane, up to rounding. */
export function liesOn(plane: LatentPlane, z: readonly number[]): boolean {
  const foot = pointAt(plane, placeOf(plane.axes, z))
  return z.every((value, i) => Math.abs(value - (foot[i] as number)) < 1e-6)
}

/** The places of many points. @param points [count, dimensions] @returns [count, 2] */
export function placesOf(axes: PlaneAxes, points: Float32Array, dimensions: number): Float32Array {
  const count = points.length / dimensions
  const places = new Float32Array(2 * count)
  axes.slice(0, 2).forEach((axis, k) => {
    for (let point = 0; point < count; point++) {
      let sum = 0
      for (let i = 0; i < dimensions; i++) {
        sum += (axis[i] as number) * (points[point * dimensions + i] as number)
      }
      places[2 * point + k] = sum
    }
  })
  return places
}

/** The axes along some of the dimensions. */
export function dimensionAxes(latentDimensions: number, dimensions: readonly number[]): PlaneAxes {
  return dimensions.map((dimension) =>
    Array.from({ length: latentDimensions }, (_, i) => (i === dimension ? 1 : 0)),
  )
}

/**
 * The axes of the plane through three points (Gram & Schmidt): the first leads from the first point to the second,
 * the third lies on the positive side. Where points coincide or lie on a line, a dimension that is missing helps out.
 * @param points three, each [dimensions]
 */
export function axesThrough(points: readonly [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>]) {
  const [first, second, third] = points
  const from = (point: ArrayLike<number>) => Array.from(point, (value, i) => value - (first[i] as number))
  const one = unitBeside(from(second), [])
  return [one, unitBeside(from(third), [one])] satisfies PlaneAxes
}

/** The direction of a vector at right angles to others; of a dimension far from them where it has none. */
function unitBeside(vector: number[], others: number[][]): number[] {
  const length = Math.hypot(...vector)
  const rest = others.reduce(less, vector)
  if (Math.hypot(...rest) > 1e-6 * length) return unit(others.reduce(less, unit(rest)))
  const shares = vector.map((_, i) => others.reduce((sum, other) => sum + (other[i] as number) ** 2, 0))
  const free = shares.indexOf(Math.min(...shares))
  return unit(
    others.reduce(
      less,
      vector.map((_, i) => (i === free ? 1 : 0)),
    ),
  )
}

/** A vector less its part along a unit vector. */
function less(vector: number[], direction: number[]): number[] {
  const [part] = placeOf([direction], vector)
  return vector.map((value, i) => value - part * (direction[i] as number))
}

function unit(vector: number[]): number[] {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
