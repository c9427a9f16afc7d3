/** What a curve can be compared with: values that are known for exactly the settings of the run. */

import type { Settings } from '../../vae/settings'
import { defaultSettings } from '../../vae/settings-schema'
import { sameValue } from '../../vae/settings-validation'
import type { Metric } from './metric'

/** Runs of the same network in PyTorch: `src/session/reference-curves.json`. */
export interface ReferenceCurves {
  runs: {
    dataset: string
    latentDimensions: number
    hidden: number[]
    points: { epoch: number; testElbo: number; testReconstruction: number; testKl: number }[]
  }[]
}

export type ReferenceName = 'collapsed' | 'floor' | 'trained'

/** Grey Bernoulli cross-entropy of test images: the mean image for every image, and the images themselves. */
const extremes: Record<string, { collapsed: number; floor: number }> = {
  mnist: { collapsed: 205.65, floor: 45.53 },
  'fashion-mnist': { collapsed: 385.0, floor: 189.86 },
  shapes: { collapsed: 170.69, floor: 15.87 },
}

/** With fewer dimensions no run comes near the floor, and a line there would only flatten the curve. */
const floorDimensions = 8

/** The epoch of the reference runs that is shown. */
const referenceEpoch = 20

/** The values worth a line, in nats per image. */
export function referenceLines(
  metric: Metric,
  settings: Settings,
  curves: ReferenceCurves | null,
): { name: ReferenceName; value: number }[] {
  const { likelihood, binarization } = settings.objective
  // Whoever is told the class knows more than the mean image, even without a code.
  if (likelihood !== 'bernoulli' || binarization !== 'none' || settings.model.conditional) return []
  const lines: { name: ReferenceName; value: number }[] = []
  // Other test images have other extremes.
  const extreme = settings.subset.classes.length === 0 && extremes[settings.dataset]
  if (extreme && metric !== 'kl') {
    const { collapsed, floor } = extreme
    lines.push({ name: 'collapsed', value: metric === 'elbo' ? -collapsed : collapsed })
    if (metric === 'reconstruction' && settings.model.latentDimensions >= floorDimensions) {
      lines.push({ name: 'floor', value: floor })
    }
  }
  const trained = curves && trainedValue(metric, settings, curves)
  if (trained !== null) lines.push({ name: 'trained', value: trained })
  return lines
}

/** Mean over the reference runs that had these settings; null if none had. */
function trainedValue(metric: Metric, settings: Settings, { runs }: ReferenceCurves): number | null {
  const { model, optimizer, batchSize, objective } = settings
  const usual = defaultSettings()
  const comparable =
    sameValue(settings.subset, usual.subset) &&
    sameValue(
      { ...model, hidden: [], channels: [], latentDimensions: 0 },
      { ...usual.model, hidden: [], channels: [], latentDimensions: 0 },
    ) &&
    sameValue(optimizer, usual.optimizer) &&
    sameValue({ ...objective, variance: 0 }, { ...usual.objective, variance: 0 }) &&
    batchSize === usual.batchSize
  if (!comparable) return null
  const values = runs
    .filter(
      (run) =>
        run.dataset === settings.dataset &&
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
