import { expect, it } from 'vitest'
import { defaultSettings, fieldPaths } from '../../vae/settings-schema'
import { draftProblems, formGroups, idleBecause, isShown, parseIntegers, shownDraft, withDraft } from './form'
import { type FieldValues, settingsChange } from './setting-change'

it('has a place for every field', () => {
  const grouped = formGroups().flatMap((group) => group.fields)
  expect(grouped.toSorted()).toEqual(fieldPaths.toSorted())
})

it('shows channels where there are convolutions, and drops a draft of them where there are none', () => {
  const settings = defaultSettings()
  const draft: FieldValues = { 'model.network': 'conv', 'model.channels': [] }
  expect(fieldPaths.filter((path) => !isShown(path, settings))).toEqual(['model.channels'])
  expect(fieldPaths.every((path) => isShown(path, withDraft(settings, draft)))).toBe(true)
  expect(shownDraft(settings, draft)).toEqual(draft)
  expect(shownDraft(settings, { 'model.channels': [], seed: 2 })).toEqual({ seed: 2 })
})

it('nests a draft as configure takes it', () => {
  expect(settingsChange({ 'model.hidden': [32], 'model.activation': 'elu', seed: 7 })).toEqual({
    model: { hidden: [32], activation: 'elu' },
    seed: 7,
  })
})

it('reads layer widths as people type them', () => {
  expect(parseIntegers('128, 64')).toEqual([128, 64])
  expect(parseIntegers(' 256 128，64、')).toEqual([256, 128, 64])
  expect(parseIntegers('')).toEqual([])
  expect(parseIntegers('12x')).toEqual(['12x'])
})

it('finds what is wrong with a draft, field by field', () => {
  const problems = draftProblems({ 'model.hidden': [0], seed: 3, 'model.latentDimensions': 65 })
  expect(Object.keys(problems)).toEqual(['model.hidden', 'model.latentDimensions'])
  expect(problems['model.latentDimensions']?.code).toBe('setting-out-of-range')
})

it('greys what a model does not heed, and nothing else', () => {
  const idle = (draft: FieldValues) => {
    const settings = withDraft(defaultSettings(), draft)
    return fieldPaths.filter((path) => idleBecause(path, settings) !== null)
  }
  expect(idle({})).toEqual(['objective.noiseAmount'])
  const noise = { 'objective.inputNoise': 'gaussian' }
  expect(idle(noise)).toEqual([])
  expect(idle({ ...noise, 'objective.importanceSamples': 5 })).toEqual(['objective.freeBitsNats'])
  expect(idle({ ...noise, 'model.kind': 'ae', 'objective.importanceSamples': 5 })).toEqual([
    'objective.beta',
    'objective.klWarmupSteps',
    'objective.freeBitsNats',
    'objective.importanceSamples',
  ])
})
