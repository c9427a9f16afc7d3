import { useMemo, useState } from 'react'
import type { Session } from '../session/session'
import { Dialogs } from '../views/dialogs/Dialogs'
import { DialogContext, type DialogName } from '../views/dialogs/use-dialog'
import { SessionContext } from '../views/use-session'
import { ErrorBoundary } from './ErrorBoundary'
import { ExplanationsOnDemand } from './ExplanationsOnDemand'
import { LiveRegion } from './LiveRegion'
import { Page } from './Page'

/** The page over a session. */
export function App({ session }: { session: Session }) {
  const [open, setOpen] = useState<DialogName | null>(null)
  const dialogs = useMemo(() => ({ open, show: setOpen, close: () => setOpen(null) }), [open])
  return (
    <ErrorBoundary>
      <SessionContext value={session}>
        <DialogContext value={dialogs}>
          <Page />
          <Dialogs />
          <LiveRegion />
          <ExplanationsOnDemand />
        </DialogContext>
      </SessionContext>
    </ErrorBoundary>
  )
}
