import { expect, it } from 'vitest'
import { presetIds, presetOf, presetSettings } from './presets'
import { defaultSettings } from './settings-schema'
import { changeSettings } from './settings-validation'

it('decides all but data, seed and backend', () => {
  const mine = changeSettings(defaultSettings(), {
    dataset: 'fashion-mnist',
    subset: { classes: [1, 2], images: 500 },
    model: { hidden: [9], activation: 'tanh' },
    optimizer: { learningRate: 0.5 },
    seed: 7,
    backend: 'cpu',
  })
  const { model, objective, optimizer, ...kept } = presetSettings('beta-vae', mine)
  const usual = defaultSettings()
  expect({ model, optimizer }).toEqual({ model: usual.model, optimizer: usual.optimizer })
  expect(objective).toEqual({ ...usual.objective, beta: 4 })
  expect(kept).toMatchObject({ dataset: 'fashion-mnist', seed: 7, backend: 'cpu', subset: mine.subset })
})

it('is recognised by its settings, each apart from all others', () => {
  for (const preset of presetIds) expect(presetOf(presetSettings(preset, defaultSettings()))).toBe(preset)
  expect(presetOf(changeSettings(defaultSettings(), { seed: 9 }))).toBe('default')
  expect(presetOf(changeSettings(defaultSettings(), { model: { channels: [8] } }))).toBe('default')
  expect(presetOf(changeSettings(defaultSettings(), { objective: { beta: 3 } }))).toBeNull()
})
