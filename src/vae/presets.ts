/** Settings worth a look, by name. Names and notes stand in the catalogues. */
import type { Settings, SettingsChange } from './settings'
import { defaultSettings, type FieldPath, fieldPaths, valueAt, withValue } from './settings-schema'
import { changeSettings, sameValue } from './settings-validation'

/** 784-128-64-32-64-128-784 with a squared error, for 100 epochs: a network that many tutorials train. */
const tutorial = {
  model: { hidden: [128, 64], latentDimensions: 32 },
  stopAfterEpochs: 100,
} as const

/** What each changes about the defaults. */
const changes = {
  default: {},
  autoencoder: { model: { kind: 'ae' } },
  'beta-vae': { objective: { beta: 4 } },
  collapse: { objective: { beta: 50 } },
  gaussian: { objective: { likelihood: 'gaussian' } },
  'more-dimensions': { model: { latentDimensions: 32 } },
  conditional: { model: { conditional: true } },
  convolutional: { model: { network: 'conv' } },
  denoising: { model: { latentDimensions: 32 }, objective: { inputNoise: 'salt-and-pepper' } },
  'tutorial-autoencoder': {
    ...tutorial,
    model: { ...tutorial.model, kind: 'ae' },
    objective: { likelihood: 'gaussian' },
  },
  'tutorial-vae': { ...tutorial, objective: { likelihood: 'gaussian' } },
  // A squared error averaged over the 784 pixels.
  'tutorial-mean': { ...tutorial, objective: { likelihood: 'gaussian', variance: 392 } },
} as const satisfies Record<string, object>

export type PresetId = keyof typeof changes

export const presetIds = Object.keys(changes) as PresetId[]

/** One network, trained in three ways. */
export const tutorialPresets: readonly PresetId[] = ['tutorial-autoencoder', 'tutorial-vae', 'tutorial-mean']

/** What a preset leaves as it is: what is learned from, which random numbers, and where it is computed. */
const kept: readonly FieldPath[] = ['dataset', 'subset.classes', 'subset.images', 'seed', 'backend']

/** The settings with a preset in the place of all that it decides. */
export function presetSettings(preset: PresetId, present: Settings): Settings {
  let settings = changeSettings(defaultSettings(), changes[preset] as SettingsChange)
  for (const path of kept) settings = withValue(settings, path, valueAt(present, path))
  return settings
}

/** The preset that settings are; null if none. */
export function presetOf(settings: Settings): PresetId | null {
  const same = (preset: PresetId) => {
    const of = presetSettings(preset, settings)
    // A dense network has no channels, whatever stands there.
    const heeded = (path: FieldPath) => path !== 'model.channels' || of.model.network === 'conv'
    return fieldPaths.filter(heeded).every((path) => sameValue(valueAt(of, path), valueAt(settings, path)))
  }
  return presetIds.find(same) ?? null
}
