/** The step that slow motion has shown is the one that each engine takes. */
import { expect, test } from 'vitest'
import { chooseEngine } from '../engines/choose-engine'
import type { Backend, SettingsChange } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { LocalTrainer } from './local-trainer'
import { tinyDataset } from './test-support/tiny-dataset'

const model: SettingsChange['model'] = { hidden: [6], latentDimensions: 3, activation: 'tanh' }

test.each<[Backend, SettingsChange]>([
  ['wasm', { model, objective: { beta: 2, binarization: 'dynamic' } }],
  ['wasm', { model: { ...model, kind: 'ae' }, optimizer: { kind: 'sgd', learningRate: 1e-4 } }],
  ['webgpu', { model, objective: { inputNoise: 'masking' } }],
  ['cpu', { model: { ...model, batchNorm: true }, optimizer: { clipGlobalNorm: 1 } }],
  ['wasm', { model: { ...model, network: 'conv', channels: [2] } }],
])('on %s with %j', { timeout: 60_000 }, async (backend, change) => {
  const trainer = new LocalTrainer({ chooseEngine, openDataset: async () => tinyDataset() })
  await trainer.begin(
    1,
    changeSettings(changeSettings(defaultSettings(), change), { backend, batchSize: 12 }),
  )
  await trainer.train({ steps: 3 })
  const trace = await trainer.traceStep(2)
  await trainer.step()
  const { terms, update, parameters } = await trainer.compareTrace()
  expect(terms.objective.reference).toBe(trace.terms.objective)
  for (const { reference, engine } of [...Object.values(terms), update]) {
    expect(Math.abs(engine - reference)).toBeLessThan(1e-4 * Math.abs(reference) + 1e-9)
  }
  expect(parameters).toBeLessThan(1e-4)
  expect(update.reference).toBeGreaterThan(0)
})
