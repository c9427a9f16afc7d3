import { memo, useLayoutEffect, useRef } from 'react'
import styles from './CanvasLayer.module.css'
import { prepareCanvas } from './prepare-canvas'
import type { Size } from './use-size'

export interface CanvasLayerProps {
  /** CSS px. */
  size: Size
  /** Paints a cleared context in CSS px; a new function paints again, so keep it while nothing changed. */
  paint(context: CanvasRenderingContext2D, size: Size): void
}

/** A transparent canvas over the whole of its container; it is painted only when `paint` or `size` change. */
export const CanvasLayer = memo(function CanvasLayer({ size, paint }: CanvasLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, size)
    if (context) paint(context, size)
  }, [paint, size])
  return <canvas ref={canvas} className={styles.layer} />
})
