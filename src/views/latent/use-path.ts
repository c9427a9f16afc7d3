import { useMemo } from 'react'
import { type PlaneAxes, placesOf } from '../../analysis/latent-plane'
import type { Path } from '../../charts/PathLayer'
import { useSessionState } from '../use-session'

/** The path that is being looked at, as the plane shows it; null while there is none. */
export function usePath(axes: PlaneAxes): Path | null {
  const shown = useSessionState((state) => state.explore.path.shown)
  return useMemo(
    () => shown && { xy: placesOf(axes, shown.z, shown.z.length / shown.count), row: shown.row },
    [shown, axes],
  )
}
