import { useCallback, useMemo } from 'react'
import { CanvasLayer } from './CanvasLayer'
import { toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** Places in rows, through each of which a line leads. */
export interface Path {
  /** [count, 2] */
  xy: Float32Array
  /** Places in a row. */
  row: number
}

export interface PathLayerProps {
  /** CSS px. */
  side: number
  view: View
  path: Path
  colors: ThemeColors
}

/** A path in the plane, or a sheet of them: lines with a dot at each place. */
export function PathLayer({ side, view, path: { xy, row }, colors }: PathLayerProps) {
  const size = useMemo(() => ({ width: side, height: side }), [side])
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      const places = Array.from({ length: xy.length / 2 }, (_, i) =>
        toPixels(view, side, [xy[2 * i] as number, xy[2 * i + 1] as number]),
      )
      context.lineJoin = 'round'
      for (const [color, more] of [
        [colors.plot, 2],
        [colors.accent, 0],
      ] as const) {
        context.strokeStyle = color
        context.fillStyle = color
        context.lineWidth = 1.5 + more
        context.beginPath()
        places.forEach(([x, y], i) => {
          if (i % row === 0) context.moveTo(x, y)
          else context.lineTo(x, y)
        })
        context.stroke()
        for (const [x, y] of places) {
          context.beginPath()
          context.arc(x, y, 3 + more / 2, 0, 2 * Math.PI)
          context.fill()
        }
      }
    },
    [side, view, xy, row, colors],
  )
  return <CanvasLayer size={size} paint={paint} />
}
