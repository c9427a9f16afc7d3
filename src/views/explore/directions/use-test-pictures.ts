import { useEffect, useState } from 'react'
import { imagePixels } from '../../../vae/image'
import { useSession, useSessionState } from '../../use-session'

/** Pictures of the test set, in the order asked for; those before until they have come. */
export function useTestPictures(indices: readonly number[]): readonly Uint8Array[] {
  const session = useSession()
  const dataset = useSessionState((state) => state.settings.dataset)
  const [pictures, setPictures] = useState<readonly Uint8Array[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another data set has other pictures of the same numbers
  useEffect(() => {
    let wanted = true
    session.explore.testImages(indices).then(({ images }) => {
      if (!wanted) return
      setPictures(indices.map((_, row) => images.subarray(row * imagePixels, (row + 1) * imagePixels)))
    }, session.report)
    return () => {
      wanted = false
    }
  }, [session, dataset, indices])
  return pictures
}
