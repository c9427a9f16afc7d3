/** Where codes in a plane leave holes: cells of a grid that is as wide as they are spread. */
import type { Place } from './latent-plane'

/** Cells of the grid on each side. */
const cells = 24
/** How far the grid reaches, and how far a hole may be from the middle to be one among the codes, in spreads. */
const reach = 3
const among = 1.75

export interface Holes {
  /** Share of a normal distribution with the mean and the spread of the codes along each axis that has none near. */
  empty: number
  /** The middle of the empty cell among the codes that is farthest from any of them; null if none is empty. */
  deepest: Place | null
  /** Side of a cell along either axis. */
  cell: Place
}

/** @param means [count, 2] */
export function holesOf(means: Float32Array): Holes {
  const [x, y] = [spreadOf(means, 0), spreadOf(means, 1)]
  const side = (2 * reach) / cells
  const at = (value: number, { mean, deviation }: Spread) =>
    Math.floor(((value - mean) / deviation + reach) / side)
  const taken = new Set<number>()
  for (let i = 0; i < means.length; i += 2) {
    const [column, row] = [at(means[i] as number, x), at(means[i + 1] as number, y)]
    if (column >= 0 && column < cells && row >= 0 && row < cells) taken.add(row * cells + column)
  }
  const middle = (index: number) => -reach + (index + 0.5) * side
  const places = Array.from(
    { length: cells * cells },
    (_, cell): Place => [middle(cell % cells), middle(Math.floor(cell / cells))],
  )
  const weight = ([across, up]: Place) => Math.exp(-(across * across + up * up) / 2)
  const sum = (chosen: Place[]) => chosen.reduce((total, place) => total + weight(place), 0)
  const free = places.filter((_, cell) => !taken.has(cell))
  const held = places.filter((_, cell) => taken.has(cell))
  const deepest = farthest(
    free.filter((place) => Math.hypot(...place) < among),
    held,
  )
  return {
    empty: sum(free) / sum(places),
    deepest: deepest && [x.mean + deepest[0] * x.deviation, y.mean + deepest[1] * y.deviation],
    cell: [side * x.deviation, side * y.deviation],
  }
}

/** How far a place is from the nearest code, in cells. @param means [count, 2] */
export function cellsToNearest(means: Float32Array, { cell }: Pick<Holes, 'cell'>, place: Place): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0; i < means.length; i += 2) {
    const across = ((means[i] as number) - place[0]) / cell[0]
    const up = ((means[i + 1] as number) - place[1]) / cell[1]
    nearest = Math.min(nearest, across * across + up * up)
  }
  return Math.sqrt(nearest)
}

interface Spread {
  mean: number
  deviation: number
}

function spreadOf(means: Float32Array, axis: 0 | 1): Spread {
  const values = means.filter((_, i) => i % 2 === axis)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}

/** The one of some places that is farthest from the nearest of others; null where there is none. */
function farthest(places: readonly Place[], others: readonly Place[]): Place | null {
  const distance = ([across, up]: Place) =>
    others.reduce(
      (least, [a, b]) => Math.min(least, Math.hypot(a - across, b - up)),
      Number.POSITIVE_INFINITY,
    )
  const [first] = places
    .map((place) => ({ place, distance: distance(place) }))
    .sort((one, other) => other.distance - one.distance)
  return first?.place ?? null
}
