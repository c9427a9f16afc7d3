import { useEffect } from 'react'
import { shows } from '../session/shell'
import { shortcutsEnabled } from '../views/dialogs/shortcut-preference'
import { useDialog } from '../views/dialogs/use-dialog'
import { useAct, useSession } from '../views/use-session'

/** Where a key belongs to whatever has the focus. */
const controls = 'a, button, input, select, textarea, summary, dialog, [tabindex="0"], [contenteditable]'

/** Single keys that drive the run, while the focus is in no control. */
export function useShortcuts(): void {
  const session = useSession()
  const act = useAct()
  const { open, show } = useDialog()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
      if (open || !shortcutsEnabled() || (event.target as Element).closest?.(controls)) return
      const { status, shell } = session.store.getState()
      const usable = status !== null && status.phase !== 'loading'
      const training = status?.phase === 'training'
      const verbs: Record<string, (() => void) | false> = {
        ' ': usable && (() => act(() => (training ? session.pause() : session.trainToTarget()))),
        s: usable && !training && (() => act(() => session.step())),
        r: usable && (() => act(() => session.reset())),
        p: () => session.shell.present(!shell.present),
        e: shows(shell, 'expected') && (() => session.shell.expect(!shell.expecting)),
        '?': () => show('shortcuts'),
      }
      const verb = verbs[event.key.toLowerCase()]
      if (!verb) return
      event.preventDefault()
      verb()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [session, act, open, show])
}
