/** How long points take to their new places. */
const DURATION_MS = 300

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Moves values from where they are to where they should be, one call of `draw` a frame; returns how to stop
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
  let frame = requestAnimationFrame(function step(now) {
    const share = Math.min(1, Math.max(0, (now - start) / DURATION_MS))
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
