import { createContext, type ReactNode, use, useMemo, useState } from 'react'

/** Which names are lit, and who may light them. */
interface Light {
  lit: readonly string[]
  pinned: readonly string[]
  point(names: readonly string[]): void
  pin(names: readonly string[]): void
}

const none: readonly string[] = []

const LightContext = createContext<Light>({ lit: none, pinned: none, point: () => {}, pin: () => {} })

/**
 * Things in it that have a name in common light up together: while one of them is pointed at or has the focus, or from
 * one press to the next.
 */
export function LitTogether({ children }: { children: ReactNode }) {
  const [pointed, point] = useState(none)
  const [pinned, setPinned] = useState(none)
  const light = useMemo((): Light => {
    const pin = (names: readonly string[]) =>
      setPinned((before) => (before.join() === names.join() ? none : names))
    return { lit: pointed.length > 0 ? pointed : pinned, pinned, point, pin }
  }, [pointed, pinned])
  return <LightContext value={light}>{children}</LightContext>
}

/** Whether one of the names is lit, whether a press has pinned them, and what lights them for a pointer or the focus. */
export function useLight(names: readonly string[]) {
  const { lit, pinned, point, pin } = use(LightContext)
  const pointed = {
    onPointerEnter: () => point(names),
    onPointerLeave: () => point(none),
    onClick: () => pin(names),
  }
  return {
    lit: names.some((name) => lit.includes(name)),
    pinned: pinned.length > 0 && pinned.join() === names.join(),
    pointed,
    focused: { onFocus: () => point(names), onBlur: () => point(none) },
  }
}
