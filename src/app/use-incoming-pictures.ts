import { useEffect } from 'react'
import { useAct } from '../views/use-session'

/** Pictures may be pasted or dropped anywhere on the page. */
export function useIncomingPictures(): void {
  const act = useAct()
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const items = event.clipboardData
      const typing = (event.target as Element).closest?.('input, textarea')
      if (!items || (typing && items.files.length === 0)) return
      event.preventDefault()
      act((session) => session.input.paste(items))
    }
    // Without this the browser leaves the page for the dropped file.
    const hover = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      const items = event.dataTransfer
      if (items && items.files.length > 0) act((session) => session.input.paste(items))
    }
    document.addEventListener('paste', paste)
    document.addEventListener('dragover', hover)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('paste', paste)
      document.removeEventListener('dragover', hover)
      document.removeEventListener('drop', drop)
    }
  }, [act])
}
