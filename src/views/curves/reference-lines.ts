/** What a curve can be compared with: values that are known for exactly the settings of the run. */

import { imagePixels } from '../../vae/image'
import type { Settings } from '../../vae/settings'
import { defaultSettings } from '../../vae/settings-schema'
import { sameValue } from '../../vae/settings-validation'
import type { Metric } from './metric'

/** What is fetched once the page is up. */
export interface ReferenceCurves {
  /** Squared error that 1, 2, … principal components leave, by data set: `src/session/linear-errors.json`. */
  linearErrors: Record<string, number[]>
  /** Runs of the same network in PyTorch: `src/session/reference-curves.json`. */
  runs: ReferenceRun[]
  /** Runs of this page, where there are none in PyTorch: `src/session/page-curves.json`. */
  pageRuns: ReferenceRun[]
}

interface ReferenceRun {
  dataset: string
  /** Bernoulli where it is not said. */
  likelihood?: string
  /** Of the Gaussian likelihood. */
  variance?: number
  latentDimensions: number
  hidden: number[]
  points: { epoch: number; testElbo: number; testReconstruction: number; testKl: number }[]
}

export type ReferenceName = 'collapsed' | 'floor' | 'linear' | 'trained' | 'trainedHere'

/**
 * Grey Bernoulli cross-entropy of test images: the mean image for every image, and the images themselves; and the
 * squared error of the former.
 */
const extremes: Record<string, { collapsed: number; floor: number; squares: number }> = {
  mnist: { collapsed: 205.65, floor: 45.53, squares: 52.85 },
  'fashion-mnist': { collapsed: 385.0, floor: 189.86, squares: 67.92 },
  shapes: { collapsed: 170.69, floor: 15.87, squares: 47.25 },
}

/** With fewer dimensions no run comes near the floor, and a line there would only flatten the curve. */
const floorDimensions = 8

/** The epoch of the reference runs that is shown. */
const referenceEpoch = 20

export interface ReferenceLine {
  name: ReferenceName
  /** Nats per image. */
  value: number
}

/** The values worth a line. */
export function referenceLines(
  metric: Metric,
  settings: Settings,
  curves: ReferenceCurves | null,
): ReferenceLine[] {
  // Whoever is told the class knows more than the mean image, even without a code.
  if (settings.objective.binarization !== 'none' || settings.model.conditional) return []
  // Other test images have other extremes.
  const known = settings.subset.classes.length === 0 && metric !== 'kl'
  const lines = known ? extremesOf(metric, settings, curves) : []
  if (!curves || !isUsual(settings)) return lines
  for (const [name, runs] of [
    ['trained', curves.runs],
    ['trainedHere', curves.pageRuns],
  ] as const) {
    const value = trainedValue(metric, settings, runs)
    if (value !== null) lines.push({ name, value })
  }
  return lines
}

/** What is known without training: how well one does without a code, and with the best that is simple. */
function extremesOf(
  metric: Exclude<Metric, 'kl'>,
  { dataset, model, objective }: Settings,
  curves: ReferenceCurves | null,
): ReferenceLine[] {
  const extreme = extremes[dataset]
  if (!extreme) return []
  const gaussian = objective.likelihood === 'gaussian'
  const nats = (squares: number) => gaussianLoss(squares, objective.variance)
  const collapsed = gaussian ? nats(extreme.squares) : extreme.collapsed
  if (metric === 'elbo') return [{ name: 'collapsed', value: -collapsed }]
  const lines: ReferenceLine[] = [{ name: 'collapsed', value: collapsed }]
  const linear = curves?.linearErrors[dataset]?.[model.latentDimensions - 1]
  if (gaussian && linear !== undefined) lines.push({ name: 'linear', value: nats(linear) })
  if (!gaussian && model.latentDimensions >= floorDimensions) {
    lines.push({ name: 'floor', value: extreme.floor })
  }
  return lines
}

/** -log N(x; mean, variance) of an image with a squared error summed over its pixels. */
function gaussianLoss(squares: number, variance: number): number {
  return squares / (2 * variance) + (imagePixels / 2) * Math.log(2 * Math.PI * variance)
}

/** Whether a run differs from the defaults at most where reference runs do. */
function isUsual({ subset, model, optimizer, batchSize, objective }: Settings): boolean {
  const usual = defaultSettings()
  const { likelihood, variance } = usual.objective
  return (
    sameValue(subset, usual.subset) &&
    sameValue(
      { ...model, hidden: [], channels: [], latentDimensions: 0 },
      { ...usual.model, hidden: [], channels: [], latentDimensions: 0 },
    ) &&
    sameValue(optimizer, usual.optimizer) &&
    sameValue({ ...objective, likelihood, variance }, usual.objective) &&
    batchSize === usual.batchSize
  )
}

/** Mean over the reference runs that had these settings; null if none had. */
function trainedValue(
  metric: Metric,
  { dataset, model, objective }: Settings,
  runs: readonly ReferenceRun[],
): number | null {
  const gaussian = objective.likelihood === 'gaussian'
  const values = runs
    .filter(
      (run) =>
        run.dataset === dataset &&
        (run.likelihood ?? 'bernoulli') === objective.likelihood &&
        (!gaussian || run.variance === objective.variance) &&
        run.latentDimensions === model.latentDimensions &&
        sameValue(run.hidden, model.hidden),
    )
    .flatMap((run) => run.points.filter((point) => point.epoch === referenceEpoch))
    .map(
      (point) =>
        ({ elbo: point.testElbo, reconstruction: point.testReconstruction, kl: point.testKl })[metric],
    )
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
