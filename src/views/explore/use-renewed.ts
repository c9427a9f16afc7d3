import { useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand/react'
import type { ExploreView } from '../../session/explore/explore-view'
import type { Answered, Renewed } from '../../session/explore/renewed'
import { useSession } from '../use-session'
import { VisibleContext } from './visible'

/**
 * The newest answer to a question about the model; it is asked anew as training goes on, while the panel can be
 * seen. Keep the same question object while it is the same question. @param make is called once
 */
export function useRenewed<Question, Answer>(
  make: (explore: ExploreView) => Renewed<Question, Answer>,
  question: Question | null,
): Answered<Question, Answer> | null {
  const session = useSession()
  const visible = useContext(VisibleContext)
  const [renewed] = useState(() => make(session.explore))
  useEffect(() => {
    renewed.look(visible ? question : null)
    return () => renewed.look(null)
  }, [renewed, question, visible])
  return useStore(renewed.answered)
}
