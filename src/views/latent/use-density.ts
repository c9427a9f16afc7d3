import { useMemo } from 'react'
import type { Density } from '../../charts/paint-density'
import { useSettled } from '../../charts/use-settled'
import { useSessionState } from '../use-session'
import { planeDensity } from './plane-data'

/** Computing it takes longer than a frame: while the view moves, what is there moves with it. */
const settleMs = 150

/** The density of the codes in view; null while nobody wants to see it. */
export function useDensity(): Density | null {
  const shown = useSessionState(({ latent }) => (latent.layers.density ? latent.embedding : null))
  const axes = useSessionState(({ latent }) => latent.frame.axes)
  const window = useSettled(
    useSessionState(({ latent }) => latent.window),
    settleMs,
  )
  return useMemo(() => shown && planeDensity(shown, axes, window), [shown, axes, window])
}
