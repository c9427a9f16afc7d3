import { useEffect } from 'react'
import { Problem } from '../lib/problem'
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
      act((session) => session.imports.read(files))
    }
    const paste = (event: ClipboardEvent) => {
      const items = event.clipboardData
      if (!items || (isTyping(event) && items.files.length === 0)) return
      event.preventDefault()
      take(items)
    }
    // Without this the browser leaves the page for the dropped file.
    const hover = (event: DragEvent) => {
      if (!isTyping(event) || event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      const items = event.dataTransfer
      if (!items || (isTyping(event) && items.files.length === 0)) return
      event.preventDefault()
      if (items.files.length > 0) take(items)
      else act(async (session) => session.report(new Problem('drop-without-file', {})))
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

/** Whether text would go into a field. */
function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null
}
