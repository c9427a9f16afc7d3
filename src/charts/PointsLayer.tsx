import { memo, useLayoutEffect, useMemo, useRef } from 'react'
import layer from './CanvasLayer.module.css'
import { classMedians, type Points } from './class-medians'
import { paintLabels } from './paint-labels'
import { paintPoints } from './paint-points'
import type { View } from './plane-axes'
import { renderPointStamps } from './point-stamps'
import { prepareCanvas } from './prepare-canvas'
import type { ThemeColors } from './theme-colors'
import { tween } from './tween'

export interface PointsLayerProps {
  /** CSS px. */
  side: number
  view: View
  points: Points
  hiddenClasses: ReadonlySet<number>
  classNames: readonly string[]
  colors: ThemeColors
}

/** The codes and the class names at their medians. New places are reached in a short movement. */
export const PointsLayer = memo(function PointsLayer(props: PointsLayerProps) {
  const { side, view, points, hiddenClasses, classNames, colors } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const buffer = useRef<ImageData | null>(null)
  const shown = useRef<Float32Array | null>(null)
  const medians = useMemo(() => classMedians(points), [points])
  const stamps = useMemo(() => {
    const radius = Math.min(Math.max(side * 0.003, 1.2), 5) * devicePixelRatio
    return renderPointStamps(classNames.length, radius, colors.plot)
  }, [side, colors, classNames.length])

  useLayoutEffect(() => {
    const named = medians.filter(({ label }) => !hiddenClasses.has(label))
    return tween(shown.current, points.xy, (xy) => {
      shown.current = xy
      const context = canvas.current && prepareCanvas(canvas.current, { width: side, height: side })
      if (!context) return
      const image = clearImage(buffer.current, context)
      buffer.current = image
      const pixels = new Int32Array(image.data.buffer)
      paintPoints(pixels, image.width, { xy, labels: points.labels }, view, stamps, hiddenClasses)
      context.putImageData(image, 0, 0)
      paintLabels(context, side, view, named, classNames, colors)
    })
  }, [points, medians, side, view, stamps, hiddenClasses, classNames, colors])

  return <canvas ref={canvas} className={layer.layer} />
})

/** Pixels of the canvas' size, all transparent; the last frame's, where they fit, to spare megabytes a frame. */
function clearImage(last: ImageData | null, { canvas }: CanvasRenderingContext2D): ImageData {
  if (last?.width !== canvas.width) return new ImageData(canvas.width, canvas.height)
  last.data.fill(0)
  return last
}
