import { useEffect } from 'react'
import { droppedFiles, isDataset } from '../views/data/dropped-files'
import { useDialog } from '../views/dialogs/use-dialog'
import { useAct } from '../views/use-session'

/** A picture, or a data set, may be pasted or dropped anywhere on the page. */
export function useIncomingPictures(): void {
  const act = useAct()
  const { show } = useDialog()
  useEffect(() => {
    const take = (items: DataTransfer) => {
      if (!isDataset(items)) return act((session) => session.input.paste(items))
      // What was dropped can only be taken hold of now.
      const files = droppedFiles(items)
      show('import')
      act(async (session) => session.imports.read(await files))
    }
    const paste = (event: ClipboardEvent) => {
      const items = event.clipboardData
      const typing = (event.target as Element).closest?.('input, textarea')
      if (!items || (typing && items.files.length === 0)) return
      event.preventDefault()
      take(items)
    }
    // Without this the browser leaves the page for the dropped file.
    const hover = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      const items = event.dataTransfer
      if (items && items.files.length > 0) take(items)
    }
    document.addEventListener('paste', paste)
    document.addEventListener('dragover', hover)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('paste', paste)
      document.removeEventListener('dragover', hover)
      document.removeEventListener('drop', drop)
    }
  }, [act, show])
}
