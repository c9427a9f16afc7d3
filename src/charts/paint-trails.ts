import { classColor } from './palette'
import { toPixels, type View } from './plane-axes'

/** How some points have moved. */
export interface Trails {
  /** Places of the same points, oldest first, each [count, 2]. */
  places: readonly Float32Array[]
  /** [count] */
  labels: Uint8Array
}

/** The newest stretch of a trail is this opaque, older ones less and less. */
const newest = 0.75

/** A line behind each point through where it was, fading with age. */
export function paintTrails(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  { places, labels }: Trails,
  hidden: ReadonlySet<number>,
): void {
  context.lineWidth = Math.max(1, side / 600)
  context.lineCap = 'round'
  const classes = [...new Set(labels)].filter((label) => !hidden.has(label))
  places.slice(1).forEach((to, step) => {
    const from = places[step] as Float32Array
    context.globalAlpha = (newest * (step + 1)) / (places.length - 1)
    for (const label of classes) {
      context.beginPath()
      labels.forEach((own, i) => {
        if (own !== label) return
        context.moveTo(...toPixels(view, side, [from[2 * i] as number, from[2 * i + 1] as number]))
        context.lineTo(...toPixels(view, side, [to[2 * i] as number, to[2 * i + 1] as number]))
      })
      context.strokeStyle = classColor(label)
      context.stroke()
    }
  })
  context.globalAlpha = 1
}
