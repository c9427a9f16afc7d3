import { type ComponentType, lazy, Suspense } from 'react'
import { fetchTexts } from '../../i18n/i18n'
import { type DialogName, useDialog } from './use-dialog'

/** Fetched when they are first opened. */
const dialogs: Record<DialogName, ComponentType> = {
  settings: lazy(async () => {
    const [{ SettingsDialog }] = await Promise.all([
      import('../settings/SettingsDialog'),
      fetchTexts('instruments'),
    ])
    return { default: SettingsDialog }
  }),
  share: lazy(async () => {
    const [{ ShareDialog }] = await Promise.all([import('./ShareDialog'), fetchTexts('classroom')])
    return { default: ShareDialog }
  }),
  model: lazy(async () => ({ default: (await import('./ModelDialog')).ModelDialog })),
  runs: lazy(async () => ({ default: (await import('../runs/RunsDialog')).RunsDialog })),
  about: lazy(async () => ({ default: (await import('./AboutDialog')).AboutDialog })),
  import: lazy(async () => ({ default: (await import('../data/ImportDialog')).ImportDialog })),
  shortcuts: lazy(async () => ({ default: (await import('./ShortcutsDialog')).ShortcutsDialog })),
}

/** The dialog that is open. */
export function Dialogs() {
  const { open } = useDialog()
  if (!open) return null
  const Open = dialogs[open]
  return (
    <Suspense fallback={null}>
      <Open />
    </Suspense>
  )
}
