import { memo, useLayoutEffect, useRef } from 'react'
import { Carrier } from './carrier'
import styles from './PlaneHandle.module.css'
import { densityFoot } from './paint-line'
import type { PlaceSource } from './place-source'
import { toPixels, type View } from './plane-axes'
import { prepareCanvas } from './prepare-canvas'
import type { ThemeColors } from './theme-colors'

export interface PlaneHandleProps {
  view: View
  /** CSS px. */
  side: number
  place: PlaceSource
  dimensions: 1 | 2
  colors: ThemeColors
}

/**
 * The chosen z: a disc to drag, with lines to both axes, or to the only one. Elements that the compositor moves, since
 * it follows the pointer: on a canvas over the plane each move would paint the whole of that.
 */
export function PlaneHandle({ view, side, place, dimensions, colors }: PlaneHandleProps) {
  const upright = useRef<HTMLDivElement>(null)
  const level = useRef<HTMLDivElement>(null)
  const disc = useRef<HTMLDivElement>(null)
  const radius = Math.max(7, side * 0.013) * colors.emphasis
  const width = Math.max(1.5, side / 450) * colors.emphasis
  useLayoutEffect(() => {
    const parts = [upright, level, disc].map(({ current }) => current && new Carrier(current))
    const follow = () => {
      const [across, up] = place.read()
      const [x, y] = toPixels(view, side, [across, dimensions === 1 ? densityFoot : up])
      parts[0]?.moveTo(x - width / 2, 0)
      parts[1]?.moveTo(0, y - width / 2)
      parts[2]?.moveTo(x, y)
    }
    follow()
    const end = place.subscribe(follow)
    return () => {
      end()
      for (const part of parts) part?.letGo()
    }
  }, [view, side, place, dimensions, width])
  return (
    <div className={styles.handle}>
      <div ref={upright} className={styles.upright} style={{ width }} />
      {dimensions === 2 && <div ref={level} className={styles.level} style={{ height: width }} />}
      <div ref={disc} className={styles.place}>
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
