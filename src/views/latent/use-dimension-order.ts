import { useMemo, useState } from 'react'
import { useSessionState } from '../use-session'
import { type DimensionOrder, dimensionOrder, dimensionsIn, sameOrder } from './dimension-order'
import { saysSomething, useDimensionSizes } from './use-dimension-sizes'

/**
 * The order of the dimensions by what they say. It follows the model while training rests and nobody holds what it puts in
 * order, and never jumps under a hand; `sort` brings it up to date at once.
 */
export function useDimensionOrder(held: boolean): {
  order: DimensionOrder
  /** Whether the order of now would be another one. */
  stale: boolean
  sort(): void
} {
  const dimensions = useSessionState(({ latent }) => latent.z.length)
  const sizes = useDimensionSizes()
  const training = useSessionState(({ status }) => status?.phase === 'training')
  const newest = useMemo(
    () => dimensionOrder(dimensions, sizes.sizes, (size) => saysSomething(sizes, size)),
    [dimensions, sizes],
  )
  const [order, setOrder] = useState(newest)
  const stale = !sameOrder(order, newest)
  const sort = () => setOrder(newest)
  // Of another number of dimensions, or free to follow: set while rendering, so that no stale order shows.
  if (stale && (dimensionsIn(order) !== dimensions || !(held || training))) sort()
  return { order, stale, sort }
}
