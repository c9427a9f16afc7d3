/** How long points take to their new places. */
const DURATION_MS = 300
/** After a picture of them on the way, before the next frame: at 60 a second, drawing would cost training too much. */
const PAUSE_MS = 20

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Moves values from where they are to where they should be, with a call of `draw` now and then; returns how to stop
 * it. It draws once where there is no way to go, from another number of values, and with reduced motion.
 */
export function tween(
  from: Float32Array | null,
  to: Float32Array,
  draw: (values: Float32Array) => void,
): () => void {
  if (!from || from === to || from.length !== to.length || reducedMotion()) {
    draw(to)
    return () => {}
  }
  const values = new Float32Array(to.length)
  const start = performance.now()
  let timer = 0
  let frame = requestAnimationFrame(function step(now) {
    const share = Math.min(1, Math.max(0, (now - start) / DURATION_MS))
    const eased = 1 - (1 - share) ** 3
    for (let i = 0; i < to.length; i++) {
      const origin = from[i] as number
      values[i] = origin + ((to[i] as number) - origin) * eased
    }
    draw(share < 1 ? values : to)
    // Not asked for at once: the browser draws a frame for whoever asks, if it has changed or not.
    if (share < 1) timer = window.setTimeout(() => (frame = requestAnimationFrame(step)), PAUSE_MS)
  })
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}
