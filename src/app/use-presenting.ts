import { useEffect, useLayoutEffect } from 'react'
import { shortcutsEnabled } from '../views/dialogs/shortcut-preference'
import { useDialog } from '../views/dialogs/use-dialog'
import { useSession, useSessionState } from '../views/use-session'

/** While a room looks on: large type and strong lines, a screen that stays awake, the keys of a clicker, a way out. */
export function usePresenting(): boolean {
  const present = useSessionState(({ shell }) => shell.present)
  useLook(present)
  useWakeLock(present)
  usePresentingKeys(present)
  return present
}

/** The tokens follow the attribute: `src/ui/present.css`. */
function useLook(present: boolean): void {
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-present', present)
  }, [present])
}

/** The browser lets go of the lock whenever the page is out of sight. */
function useWakeLock(present: boolean): void {
  useEffect(() => {
    if (!present || !('wakeLock' in navigator)) return
    let lock: Promise<WakeLockSentinel | null> = Promise.resolve(null)
    const ask = () => {
      // Refused where the battery is low: the screen then goes dark as it always does.
      if (document.visibilityState === 'visible')
        lock = navigator.wakeLock.request('screen').catch(() => null)
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      void lock.then((held) => held?.release())
    }
  }, [present])
}

const fields = 'input, select, textarea, [contenteditable]'
const turns: Record<string, 1 | -1 | undefined> = { PageDown: 1, PageUp: -1 }

function usePresentingKeys(present: boolean): void {
  const { shell, store } = useSession()
  const { open } = useDialog()
  useEffect(() => {
    if (!present || open) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (event.target as Element).closest?.(fields)) return
      // The steps of a lesson have these keys as long as one is open.
      const by = store.getState().lesson === null ? turns[event.key] : undefined
      if (event.key === 'Escape') shell.present(false)
      else if (by && shortcutsEnabled()) shell.turn(by)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [present, open, shell, store])
}
