import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import { fetchTexts } from '../i18n/i18n'

const Explanations = lazy<ComponentType>(() =>
  Promise.all([import('./Explanations'), fetchTexts('hints')]).then(
    ([{ Explanations }]) => ({ default: Explanations }),
    // Nothing that somebody does depends on them.
    () => ({ default: () => null }),
  ),
)

/** The explanations of controls, fetched when somebody first points at something or comes to it by keyboard. */
export function ExplanationsOnDemand() {
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    if (asked) return
    const listening = new AbortController()
    for (const type of ['pointermove', 'focusin']) {
      document.addEventListener(type, () => setAsked(true), { signal: listening.signal })
    }
    return () => listening.abort()
  }, [asked])
  return <Suspense fallback={null}>{asked && <Explanations />}</Suspense>
}
