import { csvOf } from '../../lib/csv'
import type { LatentPoints } from '../../session/explore/latent-points'

type Column = readonly [name: string, values: ArrayLike<number | string | null>]

/** Points as a CSV file: columns of the caller's, then a column a coordinate, then more. */
export function pointsCsv(
  before: readonly Column[],
  points: LatentPoints,
  after: readonly Column[] = [],
): Blob {
  const { z, count } = points
  const dimensions = z.length / count
  const coordinates = Array.from({ length: dimensions }, (_, i): Column => {
    return [`z${i + 1}`, Float32Array.from({ length: count }, (_, row) => z[row * dimensions + i] as number)]
  })
  return new Blob([csvOf([...before, ...coordinates, ...after])], { type: 'text/csv' })
}
