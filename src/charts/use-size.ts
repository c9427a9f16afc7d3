import { type RefObject, useLayoutEffect, useState } from 'react'

export interface Size {
  /** CSS px; 0 before the first layout. */
  width: number
  height: number
}

/** The size of an element's content box, followed as it changes. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (!element.current) return
    const measure = (width: number, height: number) =>
      setSize((last) => (last.width === width && last.height === height ? last : { width, height }))
    measure(element.current.clientWidth, element.current.clientHeight)
    const observer = new ResizeObserver(([entry]) => {
      if (entry) measure(entry.contentRect.width, entry.contentRect.height)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return size
}
