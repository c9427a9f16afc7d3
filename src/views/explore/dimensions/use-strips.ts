import { useContext, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand/react'
import { traversal } from '../../../analysis/traversal'
import type { LatentPoints } from '../../../session/explore/latent-points'
import { imagePixels } from '../../../vae/image'
import { useSession } from '../../use-session'
import { VisibleContext } from '../visible'

/** Walks through z along some dimensions. */
interface Walks extends LatentPoints {
  dimensions: readonly number[]
  values: readonly number[]
  latentDimensions: number
}

/** Pictures of each dimension that has been decoded, one for each place of its walk. */
export type Strips = ReadonlyMap<number, readonly Float32Array[]>

/**
 * The pictures along walks through z: of the dimensions in sight alone, and as z and the training go on. The
 * arguments have to be the same objects while they are the same.
 */
export function useStrips(
  z: readonly number[],
  dimensions: readonly number[],
  values: readonly number[],
): Strips {
  const session = useSession()
  const visible = useContext(VisibleContext)
  const [decoding] = useState(() => session.explore.decoding<Walks>())
  const walks = useMemo(() => walksThrough(z, dimensions, values), [z, dimensions, values])
  useEffect(() => {
    decoding.look(visible && walks.count > 0 ? walks : null)
    return () => decoding.look(null)
  }, [decoding, walks, visible])
  const answered = useStore(decoding.answered)
  const { latentDimensions } = walks
  return useMemo(() => {
    // Pictures of other places, or of another latent space, stand in for none.
    const fits =
      answered?.question.values === values && answered.question.latentDimensions === latentDimensions
    return fits ? stripsOf(answered.question, answered.answer) : new Map()
  }, [answered, values, latentDimensions])
}

function walksThrough(z: readonly number[], dimensions: readonly number[], values: readonly number[]): Walks {
  // Rows of a larger latent space may be in sight for a moment longer.
  const walked = dimensions.filter((dimension) => dimension < z.length)
  return {
    z: traversal(z, walked, values),
    count: walked.length * values.length,
    dimensions: walked,
    values,
    latentDimensions: z.length,
  }
}

/** @param images [walks * values, pixels] */
function stripsOf({ dimensions, values }: Walks, images: Float32Array): Strips {
  const picture = (index: number) => images.subarray(index * imagePixels, (index + 1) * imagePixels)
  return new Map(
    dimensions.map((dimension, walk) => [
      dimension,
      values.map((_, place) => picture(walk * values.length + place)),
    ]),
  )
}
