/** How long points take to their new places. */
const DURATION_MS = 300
/** Between two pictures of them on the way, at least: at 60 a second, drawing would cost training more than it shows. */
const PICTURE_MS = 28

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
  let drawnAt = start
  let frame = requestAnimationFrame(function step(now) {
    const share = Math.min(1, Math.max(0, (now - start) / DURATION_MS))
    if (share < 1 && now - drawnAt < PICTURE_MS) {
      frame = requestAnimationFrame(step)
      return
    }
    drawnAt = now
    const eased = 1 - (1 - share) ** 3
    for (let i = 0; i < to.length; i++) {
      const origin = from[i] as number
      values[i] = origin + ((to[i] as number) - origin) * eased
    }
    draw(share < 1 ? values : to)
    if (share < 1) frame = requestAnimationFrame(step)
  })
  return () => cancelAnimationFrame(frame)
}
