import { useCallback, useLayoutEffect, useMemo, useState } from 'react'
import { CanvasLayer } from './CanvasLayer'
import type { Drawn } from './PlaneLayers'
import { paintStep, type StepMarks } from './paint-step'
import { tween } from './tween'

/** How long the newest mark is on its way, in ms. */
const growMs = 1200

interface StepLayerProps extends Drawn {
  marks: StepMarks
  /** Another one has the newest of the marks come anew. */
  moment: string
}

/** One image on its way through a step of training. The newest mark comes slowly, unless motion is reduced. */
export function StepLayer({ marks, moment, side, view, colors, dimensions }: StepLayerProps) {
  const size = useMemo(() => ({ width: side, height: side }), [side])
  const share = useGrowth(moment)
  const paint = useCallback(
    (context: CanvasRenderingContext2D) =>
      paintStep({ context, side, view, colors, dimensions }, marks, share),
    [marks, share, side, view, colors, dimensions],
  )
  return <CanvasLayer size={size} paint={paint} />
}

/** From 0 to 1, again whenever the moment is another one. */
function useGrowth(moment: string): number {
  const [share, setShare] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew at each moment
  useLayoutEffect(() => {
    setShare(0)
    return tween(Float32Array.of(0), Float32Array.of(1), ([value = 1]) => setShare(value), growMs)
  }, [moment])
  return share
}
