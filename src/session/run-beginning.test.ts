import { expect, it } from 'vitest'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { targetAfter } from './run-beginning'

it('ends where the settings say, then after as many epochs more', () => {
  const settings = changeSettings(defaultSettings(), { stopAfterEpochs: 5 })
  expect([0, 4.9, 5, 7.5].map((epoch) => targetAfter(epoch, settings))).toEqual([5, 5, 10, 12])
  expect(targetAfter(3, defaultSettings())).toBeNull()
})
