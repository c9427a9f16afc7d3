import { createContext, useContext } from 'react'
import type { StepView } from '../../../session/explore/step-view'

export const StepContext = createContext<StepView | null>(null)

export function useStepView(): StepView {
  const step = useContext(StepContext)
  if (!step) throw new Error('StepContext is missing above this component')
  return step
}
