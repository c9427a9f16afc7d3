import { expect, test } from 'vitest'
import { chooseEngine } from '../engines/choose-engine'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { LocalTrainer } from './local-trainer'
import { tinyDataset } from './test-support/tiny-dataset'

test('2,000 steps, 500 decodes and ten resets leave as many tensors and bytes as before', async () => {
  const settings = changeSettings(defaultSettings(), {
    model: { hidden: [16] },
    batchSize: 16,
    backend: 'wasm',
  })
  const dataset = tinyDataset()
  const trainer = new LocalTrainer({ chooseEngine, openDataset: async () => dataset })
  const use = async (steps: number, decodes: number) => {
    const training = trainer.train({ steps })
    for (let request = 0; request < decodes; request++) {
      await trainer.decode(Float32Array.of(request / decodes, 0), 1)
    }
    await training
    await trainer.examine(new Float32Array(784).fill(0.5))
    await trainer.embed(12)
  }
  // Once through everything, so that what is kept for good is there.
  await trainer.begin(settings)
  await use(10, 5)
  const before = await trainer.memory()
  for (let reset = 0; reset < 10; reset++) {
    await use(200, 50)
    expect(await trainer.memory()).toEqual(before)
    await trainer.begin(settings)
  }
  await use(10, 5)
  expect(await trainer.memory()).toEqual(before)
  expect(before.tensors).toBeGreaterThan(0)
})
