import { type KeyboardEvent, useState } from 'react'
import { pressPlaneKey } from './press-plane-key'
import { type PlanePointers, usePlanePointers } from './use-plane-pointers'

interface PlaneInput extends Omit<PlanePointers, 'panning'> {
  /** The mouse has gone. */
  onLeave(): void
  /** Enter: what is nearest to z is meant. */
  onEnter(): void
  onEscape(): void
}

/** The handlers by which pointers of any kind and the keyboard move z and the view. */
export function usePlaneInput(input: PlaneInput) {
  const [panning, setPanning] = useState(false)
  const { handlers, held } = usePlanePointers({ ...input, panning })
  const press = (event: KeyboardEvent) => {
    if (event.key === ' ') {
      // The page would scroll.
      event.preventDefault()
      setPanning(true)
    } else if (event.key === 'Enter') input.onEnter()
    else if (event.key === 'Escape') input.onEscape()
    else pressPlaneKey(event, { ...input, z: input.place.read() })
  }
  return {
    handlers: {
      ...handlers,
      onKeyDown: press,
      onKeyUp: (event: KeyboardEvent) => event.key === ' ' && setPanning(false),
      onBlur: () => setPanning(false),
      onPointerLeave: input.onLeave,
    },
    held,
    panning,
  }
}
