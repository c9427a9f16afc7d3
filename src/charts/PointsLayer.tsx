import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
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
  /** Whether points carry the symbols of their classes, as many as there is room for. */
  showSymbols: boolean
  colors: ThemeColors
}

/** The codes and the class names at their medians. New places are reached in a short movement. */
export const PointsLayer = memo(function PointsLayer(props: PointsLayerProps) {
  const { side, view, points, hiddenClasses, classNames, showSymbols, colors } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const buffer = useRef<ImageData | null>(null)
  const shown = useRef<Float32Array | null>(null)
  const medians = useMemo(() => classMedians(points), [points])
  const stamps = useMemo(() => {
    const radius = Math.min(Math.max(side * 0.003, 1.2), 5) * devicePixelRatio
    return renderPointStamps(classNames.length, radius, colors.plot)
  }, [side, colors, classNames.length])
  const symbols = useSymbols(props)

  useLayoutEffect(() => {
    // A name that is a symbol stands on the points already.
    const isNamed = (label: number) =>
      !hiddenClasses.has(label) && !(showSymbols && classNames[label]?.length === 1)
    const named = medians.filter(({ label }) => isNamed(label))
    return tween(shown.current, points.xy, (xy) => {
      shown.current = xy
      const context = canvas.current && prepareCanvas(canvas.current, { width: side, height: side })
      if (!context) return
      const image = clearImage(buffer.current, context)
      buffer.current = image
      const pixels = new Int32Array(image.data.buffer)
      const present = { xy, labels: points.labels }
      paintPoints(pixels, image.width, present, view, stamps, hiddenClasses)
      if (symbols) {
        const carriers = onlyOf(present, symbols.carriers)
        paintPoints(pixels, image.width, carriers, view, symbols.stamps, hiddenClasses)
      }
      context.putImageData(image, 0, 0)
      paintLabels(context, side, view, named, classNames, colors)
    })
  }, [points, medians, side, view, stamps, symbols, showSymbols, hiddenClasses, classNames, colors])

  return <canvas ref={canvas} className={layer.layer} />
})

const fetchSymbolDrawing = async () => ({
  ...(await import('./points-apart')),
  ...(await import('./symbol-stamps')),
})

/** How symbols are drawn, fetched when they are first wanted; null until it is there. */
function useSymbolDrawing(wanted: boolean) {
  const [drawing, setDrawing] = useState<Awaited<ReturnType<typeof fetchSymbolDrawing>> | null>(null)
  useEffect(() => {
    // Without it points stay dots, with the colours that they have.
    if (wanted) fetchSymbolDrawing().then(setDrawing, () => {})
  }, [wanted])
  return wanted ? drawing : null
}

/** Which points carry symbols, so that none covers another, and how these look; null: none do. */
function useSymbols(props: PointsLayerProps) {
  const { side, view, points, hiddenClasses, classNames, showSymbols, colors } = props
  const drawing = useSymbolDrawing(showSymbols)
  const radius = Math.min(Math.max(side * 0.0125, 5.5), 13) * Math.sqrt(colors.emphasis)
  const stamps = useMemo(
    () => drawing?.renderSymbolStamps(classNames, radius * devicePixelRatio, colors.plot),
    [drawing, classNames, radius, colors],
  )
  const carriers = useMemo(
    () => drawing?.pointsApart(points, view, side, 2.1 * radius, hiddenClasses),
    [drawing, points, view, side, radius, hiddenClasses],
  )
  return useMemo(() => (stamps && carriers ? { stamps, carriers } : null), [stamps, carriers])
}

function onlyOf({ xy, labels }: Points, indices: readonly number[]): Points {
  return {
    xy: Float32Array.from({ length: 2 * indices.length }, (_, k) => {
      return xy[2 * (indices[k >> 1] as number) + (k & 1)] as number
    }),
    labels: Uint8Array.from(indices, (i) => labels[i] as number),
  }
}

/** Pixels of the canvas' size, all transparent; the last frame's, where they fit, to spare megabytes a frame. */
function clearImage(last: ImageData | null, { canvas }: CanvasRenderingContext2D): ImageData {
  if (last?.width !== canvas.width) return new ImageData(canvas.width, canvas.height)
  last.data.fill(0)
  return last
}
