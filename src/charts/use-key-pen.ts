import { type KeyboardEvent, useState } from 'react'

/** What an arrow key moves the pen, as a share of the picture: a pixel of 28, or four with Shift. */
const STEP = 1 / 28

const directions: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface Pen {
  x: number
  y: number
  /** It draws as it moves. */
  down: boolean
  /** A key has been used; a pointer hides it again. */
  visible: boolean
}

/** A pen for the keyboard: arrow keys move it, Space puts it down and lifts it. */
export function useKeyPen(begin: (x: number, y: number) => void, extend: (x: number, y: number) => void) {
  const [pen, setPen] = useState<Pen>({ x: 0.5, y: 0.5, down: false, visible: false })

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const direction = directions[event.key]
    if (event.key === ' ') {
      if (!pen.down) begin(pen.x, pen.y)
      setPen({ ...pen, down: !pen.down, visible: true })
    } else if (direction) {
      const step = event.shiftKey ? 4 * STEP : STEP
      const x = Math.min(Math.max(pen.x + direction[0] * step, 0), 1)
      const y = Math.min(Math.max(pen.y + direction[1] * step, 0), 1)
      if (pen.down) extend(x, y)
      setPen({ ...pen, x, y, visible: true })
    } else return
    event.preventDefault()
  }
  const lift = () => setPen((last) => ({ ...last, down: false, visible: false }))
  return { pen, press, lift }
}
