import { useMemo } from 'react'
import { gaussianOn } from '../../analysis/gaussian'
import type { PlaneAxes } from '../../analysis/latent-plane'
import { useSessionState } from '../use-session'

/** The posterior of the input as the plane shows it; null while there is none. */
export function useEllipse(axes: PlaneAxes) {
  const examination = useSessionState((state) => state.input.examination)
  return useMemo(
    () => examination && gaussianOn(axes, examination.mean, examination.logVariance),
    [examination, axes],
  )
}
