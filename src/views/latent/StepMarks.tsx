import { useMemo } from 'react'
import { gaussianOn } from '../../analysis/gaussian'
import { type PlaneAxes, placeOf } from '../../analysis/latent-plane'
import { paintGrey } from '../../charts/grey-picture'
import type { Drawn } from '../../charts/PlaneLayers'
import type { StepMarks as Marks } from '../../charts/paint-step'
import { StepLayer } from '../../charts/StepLayer'
import type { ShownStep } from '../../session/explore/explore-state'
import { stages } from '../../session/explore/step-view'

interface StepMarksProps extends Drawn {
  step: ShownStep
  axes: PlaneAxes
}

/** The step in slow motion as the plane shows it: as much of it as has happened by the stage that is looked at. */
export function StepMarks({ step, axes, ...drawn }: StepMarksProps) {
  const { stage, image } = step
  const picture = useMemo(() => pictureOf(image.pixelMeans), [image])
  const marks = useMemo(() => marksOf(step, axes, picture), [step, axes, picture])
  return marks && <StepLayer {...drawn} marks={marks} moment={`${stage} ${step.number} ${step.index}`} />
}

/** Null before there is a posterior. */
function marksOf({ stage, image }: ShownStep, axes: PlaneAxes, picture: HTMLCanvasElement): Marks | null {
  const isBehind = (other: ShownStep['stage']) => stages.indexOf(stage) >= stages.indexOf(other)
  if (!isBehind('posterior')) return null
  const isPoint = image.logVariance.length === 0
  const logVariance = isPoint ? image.mean.map(() => Number.NEGATIVE_INFINITY) : image.logVariance
  return {
    posterior: gaussianOn(axes, image.mean, logVariance),
    z: isBehind('draw') ? placeOf(axes, image.z) : null,
    picture: isBehind('decode') ? picture : null,
    prior: isBehind('terms') && !isPoint,
    after: isBehind('update') ? placeOf(axes, image.meanAfter) : null,
  }
}

function pictureOf(pixelMeans: Float64Array): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const side = Math.sqrt(pixelMeans.length)
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (context) paintGrey(context, Float32Array.from(pixelMeans), side)
  return canvas
}
