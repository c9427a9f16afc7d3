import { useEffect } from 'react'
import type { Anchor } from '../../lessons/lesson'
import { pointedSection } from '../pointed-section'

/** Panels may come and go meanwhile, and what is in them. */
const lookEveryMs = 300

/** Of the window, without what the header and, at its bottom, the lesson may cover. */
const clearOfPanel = '-5% 0px -46% 0px'

/** Where things are that have a name already; all others bear theirs in `data-anchor`. */
const selectors: Partial<Record<Anchor, string>> = {
  plane: '#section-plane [role=application]',
  curves: '#section-curves',
  paths: '#section-explore [role=tab][id$="-paths"]',
  anomalies: '#section-explore [role=tab][id$="-anomalies"]',
  explored: '#section-explore [role=tabpanel]',
}

function find(anchor: Anchor): Element | null {
  return document.querySelector(selectors[anchor] ?? `[data-anchor="${anchor}"]`)
}

/** Brings what is pointed at into sight; the focus stays where it is. */
export function showAnchor(anchor: Anchor): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  find(anchor)?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' })
}

/**
 * Marks a control of the page with a ring, as long as it is pointed at.
 * @param moment with another one, the control is brought into sight again: the page may have grown meanwhile
 * @param follow whether it is brought into sight at all
 */
export function usePointing(anchor: Anchor | null, moment: unknown, follow = true): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each moment
  useEffect(() => {
    if (!anchor) return
    let marked: Element | null = null
    const sight = new IntersectionObserver(
      (entries) => {
        const section = entries.at(-1)?.isIntersecting ? marked?.closest('[id^=section-]') : null
        pointedSection.setState({ name: section?.id.replace('section-', '') ?? null })
      },
      { rootMargin: clearOfPanel },
    )
    const mark = (element: Element | null) => {
      if (element === marked) return
      marked?.removeAttribute('data-pointed')
      element?.setAttribute('data-pointed', '')
      marked = element
      sight.disconnect()
      pointedSection.setState({ name: null })
      if (element) sight.observe(element)
    }
    const look = () => mark(find(anchor))
    look()
    if (follow) showAnchor(anchor)
    const timer = setInterval(look, lookEveryMs)
    return () => {
      clearInterval(timer)
      mark(null)
    }
  }, [anchor, moment, follow])
}
