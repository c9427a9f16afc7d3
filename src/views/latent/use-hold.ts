import { type FocusEvent, useState } from 'react'

/** Whether a pointer is down on an element or the focus in it; the handlers go on the element. */
export function useHold() {
  const [pressed, setPressed] = useState(false)
  const [focused, setFocused] = useState(false)
  const handlers = {
    onPointerDown: () => setPressed(true),
    onPointerUp: () => setPressed(false),
    onPointerCancel: () => setPressed(false),
    onFocus: () => setFocused(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
      setFocused(currentTarget.contains(relatedTarget)),
  }
  return { held: pressed || focused, handlers }
}
