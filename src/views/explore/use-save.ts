import { useCallback } from 'react'
import { saveFile } from '../save-file'
import { useAct } from '../use-session'

/** Saves something under a name that tells the data set, the step of the training and what it is. */
export function useSave(): (what: string, ending: string, make: () => Promise<Blob>) => void {
  const act = useAct()
  return useCallback(
    (what, ending, make) =>
      act(async (session) => {
        const { settings, status } = session.store.getState()
        saveFile(await make(), `vae-${settings.dataset}-${status?.step ?? 0}-${what}.${ending}`)
      }),
    [act],
  )
}
