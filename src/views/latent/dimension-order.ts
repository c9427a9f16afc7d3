import { dimensionsBySize } from '../../analysis/active-dimensions'

/** In which order the dimensions of the latent space stand, and which of them are folded away. */
export interface DimensionOrder {
  shown: readonly number[]
  /** Inactive ones, where there are many dimensions and others to look at. */
  folded: readonly number[]
}

/** Up to so many dimensions are seen at a glance: none is folded away. */
const glance = 6

/**
 * @param sizes of each dimension; null while nobody knows: then they stand as they are numbered
 * @param isActive whether a dimension of this size says anything
 */
export function dimensionOrder(
  dimensions: number,
  sizes: readonly number[] | null,
  isActive: (size: number) => boolean,
): DimensionOrder {
  // A plane or a line has a place for each of its axes.
  if (!sizes || dimensions <= 2) return { shown: Array.from({ length: dimensions }, (_, i) => i), folded: [] }
  const order = dimensionsBySize(sizes)
  const active = order.filter((dimension) => isActive(sizes[dimension] ?? 0))
  if (dimensions <= glance || active.length === 0) return { shown: order, folded: [] }
  return { shown: active, folded: order.slice(active.length) }
}

/** How many dimensions an order is of. */
export function dimensionsIn({ shown, folded }: DimensionOrder): number {
  return shown.length + folded.length
}

export function sameOrder(one: DimensionOrder, other: DimensionOrder): boolean {
  return one.shown.join() === other.shown.join() && one.folded.join() === other.folded.join()
}
