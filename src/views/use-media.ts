import { useSyncExternalStore } from 'react'

/** Below this the page is one column and the secondary controls stand at its end. Matches the CSS. */
export const narrow = '(max-width: 63.99rem)'

/** Below this what takes room stands at the bottom of the window, in reach of a thumb. Matches the CSS. */
export const handheld = '(max-width: 47.99rem)'

/** Whether a media query holds, followed live. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
