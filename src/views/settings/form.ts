/** What the settings form knows of the schema: groups, which fields have a choice at all, drafts and problems. */
import { type Problem, toProblem } from '../../lib/problem'
import { samplesAStep } from '../../vae/schedule'
import type { Settings } from '../../vae/settings'
import { type FieldPath, fieldPaths, withValue } from '../../vae/settings-schema'
import { checkField } from '../../vae/settings-validation'
import type { FieldValues } from './setting-change'

export type GroupName = 'data' | 'model' | 'objective' | 'optimizer' | 'run'

/** All fields, in groups, in the schema's order. */
export function formGroups(): { name: GroupName; fields: FieldPath[] }[] {
  const names: GroupName[] = ['data', 'model', 'objective', 'optimizer', 'run']
  return names.map((name) => ({
    name,
    fields: fieldPaths.filter((path) => groupOf(path) === name),
  }))
}

/** Whether a field belongs to a network of these settings. */
export function isShown(path: FieldPath, { model }: Settings): boolean {
  return path !== 'model.channels' || model.network === 'conv'
}

/** A draft without what does not show once it is applied. */
export function shownDraft(settings: Settings, draft: FieldValues): FieldValues {
  const drafted = withDraft(settings, draft)
  return Object.fromEntries(Object.entries(draft).filter(([path]) => isShown(path as FieldPath, drafted)))
}

/** Fields that only a variational autoencoder heeds. */
const variationalFields: readonly FieldPath[] = [
  'objective.beta',
  'objective.klWarmupSteps',
  'objective.freeBitsNats',
  'objective.importanceSamples',
]

/** Why a field changes nothing about a model of these settings; null if it does. */
export function idleBecause(
  path: FieldPath,
  settings: Settings,
): 'autoencoder' | 'importance' | 'noise' | null {
  if (path === 'objective.noiseAmount') return settings.objective.inputNoise === 'none' ? 'noise' : null
  if (settings.model.kind === 'ae') return variationalFields.includes(path) ? 'autoencoder' : null
  return path === 'objective.freeBitsNats' && samplesAStep(settings) > 1 ? 'importance' : null
}

/** The settings as they would be with a draft applied. */
export function withDraft(settings: Settings, draft: FieldValues): Settings {
  let drafted = settings
  for (const [path, value] of Object.entries(draft)) drafted = withValue(drafted, path as FieldPath, value)
  return drafted
}

/** What is wrong with each value of a draft. */
export function draftProblems(draft: FieldValues): Partial<Record<FieldPath, Problem>> {
  const problems: Partial<Record<FieldPath, Problem>> = {}
  for (const [path, value] of Object.entries(draft)) {
    try {
      checkField(path as FieldPath, value)
    } catch (thrown) {
      problems[path as FieldPath] = toProblem(thrown)
    }
  }
  return problems
}

/** "128, 64" -> [128, 64]; what is no number stays as it is, and the schema refuses it with its limits. */
export function parseIntegers(text: string): (number | string)[] {
  return text
    .split(/[\s,，、]+/)
    .filter((part) => part !== '')
    .map((part) => (Number.isNaN(Number(part)) ? part : Number(part)))
}

function groupOf(path: FieldPath): GroupName {
  if (path === 'dataset' || path.startsWith('subset.')) return 'data'
  if (path === 'batchSize') return 'optimizer'
  const [first] = path.split('.')
  return first === 'model' || first === 'objective' || first === 'optimizer' ? first : 'run'
}
