import { timeNextFrame } from '../lib/frame-time'
import { pause } from '../lib/pause'

/** How long points take to their new places, unless something else is said. */
const DURATION_MS = 300
/** After a picture of them on the way, before the next frame: at 60 a second, drawing would cost training too much. */
const PAUSE_MS = 20
/** A pause lasts at least so many times what the frame took. */
const PAUSE_PER_FRAME = 2
/** Where a frame takes longer, a movement would be a few jerks that keep the thread from other things. */
const TOO_SLOW_MS = 40

/** What the latest frame with moved points took. */
let frameMs = 0

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Moves values from where they are to where they should be, with a call of `draw` now and then; returns how to stop
 * it. It draws once where there is no way to go, from another number of values, with reduced motion, and where
 * frames take too long.
 */
export function tween(
  from: Float32Array | null,
  to: Float32Array,
  draw: (values: Float32Array) => void,
  durationMs = DURATION_MS,
): () => void {
  if (!from || from === to || from.length !== to.length || reducedMotion()) {
    draw(to)
    return () => {}
  }
  if (frameMs > TOO_SLOW_MS) {
    draw(to)
    void timeNextFrame().then((took) => (frameMs = took))
    return () => {}
  }
  const stop = new AbortController()
  void move(from, to, draw, { durationMs, stop: stop.signal })
  return () => stop.abort()
}

async function move(
  from: Float32Array,
  to: Float32Array,
  draw: (values: Float32Array) => void,
  { durationMs, stop }: { durationMs: number; stop: AbortSignal },
): Promise<void> {
  const values = new Float32Array(to.length)
  const start = performance.now()
  let share = 0
  while (share < 1 && !stop.aborted) {
    frameMs = await timeNextFrame(() => {
      if (stop.aborted) return
      share = Math.min(1, (performance.now() - start) / durationMs)
      const eased = 1 - (1 - share) ** 3
      for (let i = 0; i < to.length; i++) {
        const origin = from[i] as number
        values[i] = origin + ((to[i] as number) - origin) * eased
      }
      draw(share < 1 ? values : to)
    })
    await pause(Math.max(PAUSE_MS, PAUSE_PER_FRAME * frameMs))
  }
}
