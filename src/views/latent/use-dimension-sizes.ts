import { useMemo } from 'react'
import { isActive } from '../../analysis/active-dimensions'
import { spreads } from '../../analysis/spreads'
import { usePlain, useSessionState } from '../use-session'

/** What the dimensions are put in order by. */
export interface DimensionSizes {
  /** 'kl': nats; 'spread': the standard deviation of the codes, where there is no KL. */
  by: 'kl' | 'spread'
  /** Of each dimension; null while nobody knows. */
  sizes: readonly number[] | null
}

/** How much each dimension matters: its KL, or in an autoencoder, which has none, how far the codes lie apart. */
export function useDimensionSizes(): DimensionSizes {
  const plain = usePlain()
  const kl = useSessionState(({ latent }) => latent.klPerDimension)
  const embedding = useSessionState(({ latent }) => latent.embedding)
  return useMemo(() => {
    if (!plain) return { by: 'kl', sizes: kl }
    const sizes = embedding && spreads(embedding.means, embedding.means.length / embedding.labels.length)
    return { by: 'spread', sizes }
  }, [plain, kl, embedding])
}

/** Whether a dimension of this size says anything. Codes of an autoencoder always spread a little. */
export function saysSomething({ by }: Pick<DimensionSizes, 'by'>, size: number): boolean {
  return by === 'spread' || isActive(size)
}
