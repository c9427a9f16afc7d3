import { useEffect } from 'react'
import type { LessonRun } from '../../lessons/lesson-run'
import { shortcutsEnabled } from '../dialogs/shortcut-preference'

/** Where these keys belong to whatever has the focus. */
const controls = 'input, select, textarea, dialog, [contenteditable]'

/** Page down and page up, which is what presenters' remote controls send, go forward and back. */
export function usePageKeys(run: LessonRun): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const by = { PageDown: 1, PageUp: -1 }[event.key]
      if (!by || !shortcutsEnabled() || (event.target as Element).closest?.(controls)) return
      event.preventDefault()
      run.go(run.place.at + by)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [run])
}
