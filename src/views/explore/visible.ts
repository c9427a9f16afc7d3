import { createContext, type RefObject, useEffect, useState } from 'react'

/** Whether anybody can see the Explore panel: what is out of sight is not computed. */
export const VisibleContext = createContext(false)

/** Whether any part of an element lies in the window. */
export function useVisible(element: RefObject<HTMLElement | null>): boolean {
  const [visible, setVisible] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(([entry]) => setVisible(Boolean(entry?.isIntersecting)))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return visible
}
