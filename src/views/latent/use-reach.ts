import { useMemo } from 'react'
import { reachOf } from '../../analysis/spreads'
import { usePlain, useSessionState } from '../use-session'

/** How far from 0 it is worth looking along a dimension: as far as the codes of an autoencoder lie, else `usual`. */
export function useReach(usual: number): number {
  const plain = usePlain()
  const codes = useSessionState(({ latent }) => latent.embedding?.means ?? null)
  return useMemo(() => (plain && codes ? Math.max(usual, reachOf(codes)) : usual), [plain, codes, usual])
}
