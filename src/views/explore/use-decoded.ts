import { useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand/react'
import type { LatentPoints } from '../../session/explore/latent-points'
import { imagePixels } from '../../vae/image'
import { useSession } from '../use-session'
import { VisibleContext } from './visible'

/**
 * Pictures of points, one view of the pixels a point; null until there are some. They are decoded anew as
 * training goes on, while the panel can be seen. Keep the same object while the points are the same.
 */
export function useDecoded(points: LatentPoints | null): Float32Array[] | null {
  const session = useSession()
  const visible = useContext(VisibleContext)
  const [decoding] = useState(() => session.explore.decoding())
  useEffect(() => {
    decoding.look(visible ? points : null)
    return () => decoding.look(null)
  }, [decoding, points, visible])
  const answered = useStore(decoding.answered)
  // Pictures of other points stand in until those of the present ones are there, unless their number differs.
  if (!points || answered?.question.count !== points.count) return null
  const { answer } = answered
  return Array.from({ length: points.count }, (_, index) =>
    answer.subarray(index * imagePixels, (index + 1) * imagePixels),
  )
}
