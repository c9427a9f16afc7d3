import { describe, expect, test } from 'vitest'
import { chooseEngine } from '../engines/choose-engine'
import type { Settings, SettingsChange } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { LocalTrainer } from './local-trainer'
import { tinyDataset } from './test-support/tiny-dataset'

const smallest: SettingsChange = { model: { hidden: [8] }, batchSize: 8 }

/** Networks and batches of many sizes; the first is where a round of changes ends too. */
const changes: SettingsChange[] = [
  smallest,
  { model: { hidden: [96, 40] }, batchSize: 57 },
  { model: { latentDimensions: 7 } },
  { model: { hidden: [] }, batchSize: 3 },
  { model: { hidden: [300, 20, 20], activation: 'softplus' } },
  { objective: { likelihood: 'gaussian', beta: 4 }, optimizer: { clipGlobalNorm: 1 } },
  { model: { hidden: [33], latentDimensions: 2 }, batchSize: 60 },
  { model: { activation: 'tanh' }, seed: 3 },
  { batchSize: 1 },
  { objective: { likelihood: 'bernoulli', beta: 1 }, optimizer: { clipGlobalNorm: null } },
]

describe.each([
  { backend: 'wasm', steps: 20_000, rounds: 5, underWay: 0 },
  // A buffer for reading back may be at hand or still to come, as time will have it.
  { backend: 'webgpu', steps: 100, rounds: 1, underWay: 8192 },
] as const)('on $backend', ({ backend, steps, rounds, underWay }) => {
  const trainer = new LocalTrainer({ chooseEngine, openDataset: async () => tinyDataset() })
  const start = changeSettings(defaultSettings(), { ...smallest, backend })

  async function use(amount: number, decodes: number): Promise<void> {
    const training = trainer.train({ steps: amount })
    for (let request = 0; request < decodes; request++) {
      await trainer.decode(new Float32Array(2), 1)
    }
    await training
    await trainer.examine(new Float32Array(784).fill(0.5))
    await trainer.embed(12)
  }

  test(`${steps} steps and 500 decodes leave as many tensors and bytes as before`, {
    timeout: 60_000,
  }, async () => {
    await trainer.begin(1, start)
    // Once through everything, so that what is kept for good is there.
    await use(10, 5)
    const before = await trainer.memory()
    for (let part = 0; part < 10; part++) {
      await use(steps / 10, 50)
      expect(await trainer.memory()).toEqual(before)
    }
    expect(before.tensors).toBeGreaterThan(0)
  })

  test(`${rounds * changes.length} changes of settings need no more memory than before`, {
    timeout: 60_000,
  }, async () => {
    /** What the engine holds after each change of a round. */
    async function round(): Promise<number[]> {
      const held: number[] = []
      let settings: Settings = start
      for (const change of changes) {
        settings = changeSettings(settings, change)
        await trainer.begin(1, settings)
        await trainer.train({ steps: 2 })
        held.push((await trainer.memory()).bytes)
      }
      return held
    }
    // Two engines meet at each change: memories that are used again have seen every size after two rounds.
    await round()
    const before = await round()
    for (let again = 0; again < rounds; again++) {
      for (const [change, bytes] of (await round()).entries()) {
        expect(bytes - before[change]).toBeLessThanOrEqual(underWay)
      }
    }
  })
})
