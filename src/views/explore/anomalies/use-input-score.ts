import type { AnomaliesState } from '../../../session/explore/explore-state'
import { useSessionState } from '../../use-session'

/**
 * What the input image costs the model, as a score like those of the groups; null where there is no input, or where the
 * model is not the one of that step any more.
 */
export function useInputScore(step: number, by: AnomaliesState['by']): number | null {
  return useSessionState(({ status, input }) => {
    const terms = input.examination?.terms
    if (!terms || status?.phase === 'training' || status?.step !== step) return null
    return by === 'reconstruction' ? terms.reconstruction : terms.reconstruction + terms.kl
  })
}
