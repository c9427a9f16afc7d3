import { memo, useLayoutEffect, useRef } from 'react'
import styles from './PlaneHandle.module.css'
import { densityFoot } from './paint-line'
import { toPixels, type View } from './plane-axes'
import { prepareCanvas } from './prepare-canvas'
import type { ThemeColors } from './theme-colors'

export interface PlaneHandleProps {
  view: View
  /** CSS px. */
  side: number
  z: readonly [number, number]
  dimensions: 1 | 2
  colors: ThemeColors
}

/**
 * The chosen z: a disc to drag, with lines to both axes, or to the only one. Elements that the compositor moves, since
 * it follows the pointer: on a canvas over the plane each move would paint the whole of that.
 */
export function PlaneHandle({ view, side, z, dimensions, colors }: PlaneHandleProps) {
  const [x, y] = toPixels(view, side, [z[0], dimensions === 1 ? densityFoot : z[1]])
  const radius = Math.max(7, side * 0.013) * colors.emphasis
  const width = Math.max(1.5, side / 450) * colors.emphasis
  const moved = (across: number, up: number) => ({ transform: `translate(${across}px, ${up}px)` })
  return (
    <div className={styles.handle}>
      <div className={styles.upright} style={{ width, ...moved(x - width / 2, 0) }} />
      {dimensions === 2 && (
        <div className={styles.level} style={{ height: width, ...moved(0, y - width / 2) }} />
      )}
      <div className={styles.place} style={moved(x, y)}>
        <Disc radius={radius} colors={colors} />
      </div>
    </div>
  )
}

const Disc = memo(function Disc({ radius, colors }: { radius: number; colors: ThemeColors }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const rim = radius * 0.28
  const side = Math.ceil(2 * radius + rim)
  useLayoutEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width: side, height: side })
    if (!context) return
    context.beginPath()
    context.arc(side / 2, side / 2, radius, 0, 2 * Math.PI)
    context.fillStyle = colors.accent
    context.fill()
    context.strokeStyle = colors.plot
    context.lineWidth = rim
    context.stroke()
  }, [side, radius, rim, colors])
  return <canvas ref={canvas} className={styles.disc} style={{ width: side, height: side }} />
})
