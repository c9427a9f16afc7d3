import { useEffect, useState } from 'react'

/** Whether at least half of the element with this id lies in the window, clear of bars at its edges. */
export function useInView(id: string): boolean {
  const [inView, setInView] = useState(true)
  useEffect(() => {
    const element = document.getElementById(id)
    if (!element) return
    const observer = new IntersectionObserver(
      ([entry]) => setInView(Boolean(entry?.isIntersecting)),
      // The header and, on phones, the bar of sections lie over the page.
      { threshold: 0.5, rootMargin: '-56px 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [id])
  return inView
}
