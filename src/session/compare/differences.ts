/** In what a model may differ from that of the page, and what to propose. */
import type { Settings } from '../../vae/settings'
import { type Field, type FieldPath, fieldPaths, settingsSchema, valueAt } from '../../vae/settings-schema'
import { sameValue } from '../../vae/settings-validation'

export interface Difference {
  path: FieldPath
  value: unknown
}

/** Two runs in step have the same images in the same batches; and where they are computed says nothing of them. */
const inCommon: readonly FieldPath[] = [
  'dataset',
  'subset.classes',
  'subset.images',
  'batchSize',
  'stopAfterEpochs',
  'backend',
]

/** What is asked most, first; each with values that are worth a look, the best one first. */
const worthALook: Partial<Record<FieldPath, readonly unknown[]>> = {
  'model.kind': ['ae', 'vae'],
  'objective.beta': [4, 1],
  'objective.likelihood': ['gaussian', 'bernoulli'],
  'model.latentDimensions': [10, 2],
  'model.hidden': [[16], [128, 64]],
  'optimizer.learningRate': [0.003, 0.001],
  'objective.freeBitsNats': [1, 0],
  'objective.klWarmupSteps': [1000, 0],
  'objective.variance': [0.05, 0.5],
  'objective.importanceSamples': [5, 1],
  'model.channels': [[8], [16, 32]],
  'optimizer.decayPerEpoch': [0.9, 1],
  seed: [2, 1],
}

export const comparable: readonly FieldPath[] = [
  ...new Set([...(Object.keys(worthALook) as FieldPath[]), ...fieldPaths]),
].filter((path) => !inCommon.includes(path))

/** A value that is not the one of these settings, where there is one to think of. */
export function proposal(path: FieldPath, settings: Settings): Difference {
  const present = valueAt(settings, path)
  const others = [...(worthALook[path] ?? []), ...choices(settingsSchema[path])]
  return { path, value: others.find((value) => !sameValue(value, present)) ?? present }
}

function choices(field: Field): readonly unknown[] {
  switch (field.kind) {
    case 'option':
      return field.options
    case 'boolean':
      return field.accepted
    case 'number':
      return field.nullable ? [field.switchedOn ?? field.minimum, null] : [field.default]
    case 'integers':
      return [field.default]
  }
}

/** What can be swept over, with values to begin with. */
export const sweeps: Partial<Record<FieldPath, readonly number[]>> = {
  'objective.beta': [0.25, 0.5, 1, 2, 4],
  'model.latentDimensions': [1, 2, 5, 10, 20],
  'optimizer.learningRate': [0.0003, 0.001, 0.003, 0.01],
  'objective.freeBitsNats': [0, 0.25, 0.5, 1],
  'objective.klWarmupSteps': [0, 500, 1000, 2000],
  'objective.variance': [0.02, 0.1, 0.5, 2],
  batchSize: [32, 64, 128, 256],
  seed: [1, 2, 3, 4, 5],
}

/** The fields that settings do not have in common. */
export function distinguishing(all: readonly Settings[]): FieldPath[] {
  const [first] = all
  return fieldPaths.filter((path) => {
    return first && all.some((settings) => !sameValue(valueAt(settings, path), valueAt(first, path)))
  })
}
