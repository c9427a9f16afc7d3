import { useEffect } from 'react'
import type { Stage } from '../../../session/explore/step-view'
import type { TracedStep } from '../../../training/answers'
import { useSession, useSessionState } from '../../use-session'

/** Shows a stage of a step in the latent plane, as long as the model is at that step; null: none. */
export function useOnPlane(stage: Stage, trace: TracedStep | null): void {
  const { explore } = useSession()
  // The step itself may have been taken, and is still looked at.
  const isTrue = useSessionState(
    ({ status }) => trace !== null && [trace.step, trace.step + 1].includes(status?.step ?? -1),
  )
  useEffect(() => {
    if (trace && isTrue) {
      explore.showStep({ stage, number: trace.step, index: trace.index, image: trace.image })
    }
    return () => explore.showStep(null)
  }, [explore, stage, trace, isTrue])
}
