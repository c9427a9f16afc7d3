import type { ReactNode } from 'react'
import { type Hideable, shows } from '../session/shell'
import { useSessionState } from './use-session'

/** Whether a part of the page shows: a link may hide it, and a room may have no use for it. */
export function useShown(part: Hideable): boolean {
  return useSessionState(({ shell }) => shows(shell, part))
}

/** A part of the page that a link can hide. */
export function Part({ name, children }: { name: Hideable; children: ReactNode }) {
  return useShown(name) ? children : null
}
