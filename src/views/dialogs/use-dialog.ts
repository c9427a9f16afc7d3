import { createContext, useContext } from 'react'

export type DialogName = 'settings' | 'share' | 'runs' | 'model' | 'about' | 'shortcuts' | 'import'

/** Which dialog is open, if any: there is never more than one. */
export interface DialogControl {
  open: DialogName | null
  show(name: DialogName): void
  close(): void
}

export const DialogContext = createContext<DialogControl>({ open: null, show: () => {}, close: () => {} })

export function useDialog(): DialogControl {
  return useContext(DialogContext)
}
