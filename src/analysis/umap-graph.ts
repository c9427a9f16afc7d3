/** The first half of UMAP (McInnes, Healy & Melville 2018, algorithms 2 and 3): from distances to a weighted graph. */

/** Nearest neighbours of points, without the points themselves. */
export interface NeighbourTable {
  /** Of each point. */
  count: number
  /** [points, count], nearest first. */
  indices: Int32Array
  /** [points, count] */
  distances: Float32Array
}

/** An undirected graph: every edge once, from the smaller index to the larger. */
export interface WeightedGraph {
  points: number
  from: Int32Array
  to: Int32Array
  /** Above 0, at most 1. */
  weights: Float32Array
}

/** Of the sum of a point's strengths. */
const tolerance = 1e-5
/** Where points lie on one another, no width has the sum that is looked for. */
const trials = 64

/**
 * The graph of a table of neighbours: an edge has the probability that at least one of its ends holds the other
 * for a neighbour.
 */
export function umapGraph(table: NeighbourTable): WeightedGraph {
  const { count, indices } = table
  const points = indices.length / count
  const directed = memberships(table)
  const edges = new Map<number, number>()
  for (let point = 0; point < points; point++) {
    for (let place = point * count; place < (point + 1) * count; place++) {
      const other = indices[place] as number
      const key = Math.min(point, other) * points + Math.max(point, other)
      const [one, back] = [directed[place] as number, edges.get(key) ?? 0]
      edges.set(key, one + back - one * back)
    }
  }
  const keys = [...edges.keys()]
  return {
    points,
    from: Int32Array.from(keys, (key) => Math.floor(key / points)),
    to: Int32Array.from(keys, (key) => key % points),
    weights: Float32Array.from(edges.values()),
  }
}

/**
 * How much each neighbour is one: 1 for the nearest, less with the distance beyond it, at a width that makes the
 * sum of a point log2 of its number of neighbours. [points, count]
 */
export function memberships({ count, distances }: NeighbourTable): Float32Array {
  const strengths = new Float32Array(distances.length)
  for (let start = 0; start < distances.length; start += count) {
    const own = distances.subarray(start, start + count)
    const nearest = own.find((distance) => distance > 0) ?? 0
    const width = widthOf(own, nearest)
    for (let place = 0; place < count; place++) {
      strengths[start + place] = strength(own[place] as number, nearest, width)
    }
  }
  return strengths
}

function strength(distance: number, nearest: number, width: number): number {
  return Math.exp(-Math.max(0, distance - nearest) / width)
}

function widthOf(distances: Float32Array, nearest: number): number {
  const target = Math.log2(distances.length)
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let width = 1
  for (let trial = 0; trial < trials; trial++) {
    let sum = 0
    for (const distance of distances) sum += strength(distance, nearest, width)
    if (Math.abs(sum - target) < tolerance) break
    if (sum > target) high = width
    else low = width
    width = high === Number.POSITIVE_INFINITY ? 2 * width : (low + high) / 2
  }
  return width
}
