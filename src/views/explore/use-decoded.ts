import type { LatentPoints } from '../../session/explore/latent-points'
import { imagePixels } from '../../vae/image'
import { useRenewed } from './use-renewed'

/** Pictures of points, one view of the pixels a point; null until there are some. */
export function useDecoded(points: LatentPoints | null): Float32Array[] | null {
  const answered = useRenewed((explore) => explore.decoding(), points)
  // Pictures of other points stand in until those of the present ones are there, unless their number differs.
  if (!points || answered?.question.count !== points.count) return null
  return picturesOf(answered.answer, points.count)
}

/** @param images [count, pixels] */
function picturesOf(images: Float32Array, count: number): Float32Array[] {
  return Array.from({ length: count }, (_, index) =>
    images.subarray(index * imagePixels, (index + 1) * imagePixels),
  )
}
