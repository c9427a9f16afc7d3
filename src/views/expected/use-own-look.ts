import { useEffect, useState } from 'react'
import { useStore } from 'zustand/react'
import type { Card } from '../../session/expected/card'
import { type Look, lookOf } from '../../session/expected/look'
import { Renewed } from '../../session/explore/renewed'
import { useSession } from '../use-session'

/** What the run looks like, as a card asks for it, anew as training goes on; null until it is there. */
export function useOwnLook(card: Card): Look | null {
  const session = useSession()
  const [renewed] = useState(
    () => new Renewed(session.store, (asked: Card) => lookOf(session, asked), session.report),
  )
  useEffect(() => {
    renewed.look(card)
    return () => renewed.look(null)
  }, [renewed, card])
  const answered = useStore(renewed.answered)
  return answered?.question === card ? answered.answer : null
}
