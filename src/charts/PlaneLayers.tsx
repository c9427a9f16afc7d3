/** What the plane draws under and over its points, each layer on a canvas that is painted only when it changes. */
import { useCallback, useMemo } from 'react'
import { CanvasLayer } from './CanvasLayer'
import type { LatentPlaneProps } from './LatentPlane'
import { PlaneHandle } from './PlaneHandle'
import { paintCorners } from './paint-corners'
import { paintDensity, paintLineDensity, renderDensity } from './paint-density'
import { paintEllipse, paintOutline } from './paint-ellipse'
import { paintInterval, paintPriorLine } from './paint-line'
import { paintManifold, renderManifold } from './paint-manifold'
import { markNames, paintRings, paintSigmas, ringNames } from './paint-rings'
import { paintTrails } from './paint-trails'
import type { View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** How the plane is drawn. */
export interface Drawn {
  view: View
  dimensions: 1 | 2
  /** CSS px. */
  side: number
  colors: ThemeColors
}

/** What lies under the points: the codes' density, the decoded pictures, the prior, and where points were. */
export function PlaneLayers(
  props: Drawn &
    Pick<
      LatentPlaneProps,
      'manifold' | 'showManifold' | 'showRings' | 'density' | 'trails' | 'hiddenClasses'
    >,
) {
  const { view, side, colors, dimensions, manifold, showManifold, showRings } = props
  const { density, trails, hiddenClasses } = props
  const size = useSquare(side)
  const rendered = useMemo(() => manifold && renderManifold(manifold, colors.text), [manifold, colors])
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      if (showManifold && manifold && rendered) paintManifold(context, side, view, rendered, manifold.edges)
      if (showRings) (dimensions === 1 ? paintPriorLine : paintRings)(context, side, view, colors)
    },
    [showManifold, manifold, rendered, showRings, side, view, colors, dimensions],
  )
  const shades = useMemo(() => density && renderDensity(density, colors), [density, colors])
  const shade = useCallback(
    (context: CanvasRenderingContext2D) => {
      if (density && dimensions === 1) paintLineDensity(context, side, view, density, colors)
      else if (density && shades) paintDensity(context, side, view, shades, density.view)
    },
    [density, shades, side, view, colors, dimensions],
  )
  const trail = useCallback(
    (context: CanvasRenderingContext2D) => trails && paintTrails(context, side, view, trails, hiddenClasses),
    [trails, side, view, hiddenClasses],
  )
  return (
    <>
      {density && <CanvasLayer size={size} paint={shade} />}
      <CanvasLayer size={size} paint={paint} />
      {trails && <CanvasLayer size={size} paint={trail} />}
    </>
  )
}

/** What lies over the points: the prior's numbers, the posterior, each on a canvas of its own, and the handle. */
export function PlaneMarks(
  props: Drawn & Pick<LatentPlaneProps, 'ellipse' | 'posteriors' | 'corners' | 'place' | 'showRings'>,
) {
  const { view, side, colors, dimensions, ellipse, posteriors, corners, place, showRings } = props
  const size = useSquare(side)
  const sigmas = useCallback(
    (context: CanvasRenderingContext2D) =>
      showRings && paintSigmas(context, side, dimensions === 1 ? markNames : ringNames, view, colors),
    [showRings, side, dimensions, view, colors],
  )
  const posterior = useCallback(
    (context: CanvasRenderingContext2D) =>
      ellipse && (dimensions === 1 ? paintInterval : paintEllipse)(context, side, view, ellipse, colors),
    [ellipse, side, view, colors, dimensions],
  )
  const outlines = useCallback(
    (context: CanvasRenderingContext2D) => {
      for (const each of posteriors) paintOutline(context, side, view, each, colors)
    },
    [posteriors, side, view, colors],
  )
  const letters = useCallback(
    (context: CanvasRenderingContext2D) => paintCorners(context, side, view, corners, colors),
    [corners, side, view, colors],
  )
  return (
    <>
      <CanvasLayer size={size} paint={sigmas} />
      {posteriors.length > 0 && <CanvasLayer size={size} paint={outlines} />}
      <CanvasLayer size={size} paint={posterior} />
      {corners.length > 0 && <CanvasLayer size={size} paint={letters} />}
      {side > 0 && <PlaneHandle {...{ view, side, place, dimensions, colors }} />}
    </>
  )
}

function useSquare(side: number) {
  return useMemo(() => ({ width: side, height: side }), [side])
}
