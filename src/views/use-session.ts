import { createContext, useCallback, useContext } from 'react'
import { useStore } from 'zustand/react'
import { useShallow } from 'zustand/react/shallow'
import type { Session } from '../session/session'
import type { SessionState } from '../session/state'

/** The session that the page shows. */
export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('SessionContext is missing above this component')
  return session
}

/** A part of the state; the component renders again when it has changed (compared shallowly). */
export function useSessionState<Part>(select: (state: SessionState) => Part): Part {
  return useStore(useSession().store, useShallow(select))
}

/** Whether the model is a plain autoencoder: no posterior, no prior, no bound. */
export function usePlain(): boolean {
  return useSessionState(({ settings }) => settings.model.kind === 'ae')
}

/** Runs a verb of the session and shows its failure as a notice. */
export function useAct(): (verb: (session: Session) => Promise<unknown>) => void {
  const session = useSession()
  return useCallback(
    (verb) => {
      verb(session).catch(session.report)
    },
    [session],
  )
}
