/** R22: a run that is taken up again, from a file or from what the browser kept, is the run that was never left. */
import { deleteDB } from 'idb'
import { expect, test } from 'vitest'
import { chooseEngine } from '../engines/choose-engine'
import { LocalTrainer } from '../training/local-trainer'
import { tinyDataset } from '../training/test-support/tiny-dataset'
import { imagePixels } from '../vae/image'
import { readModelFile, writeModelFile } from '../vae/model-file'
import type { Backend } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { LocalKeeper } from './local-keeper'
import { keep } from './test-support/runs'

const newTrainer = () => new LocalTrainer({ chooseEngine, openDataset: async () => tinyDataset() })

/** Largest difference, in parts of the largest entry. */
function difference(one: Float32Array, other: Float32Array): number {
  const largest = one.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return (
    one.reduce((most, value, index) => Math.max(most, Math.abs(value - (other[index] ?? 0))), 0) / largest
  )
}

test.each<[Backend, number, number, number]>([
  ['wasm', 500, 200, 0],
  ['webgpu', 16, 8, 1e-4],
])(
  '%s: left at step %i, it is the same %i steps later',
  { timeout: 60_000 },
  async (backend, before, after, tolerance) => {
    const settings = changeSettings(defaultSettings(), { model: { hidden: [6] }, batchSize: 8, backend })
    const unbroken = newTrainer()
    await unbroken.begin(1, settings)
    await unbroken.train({ steps: before })
    const left = { ...(await unbroken.state()), history: [] }
    await unbroken.train({ steps: after })
    const expected = await unbroken.state()

    const fromFile = readModelFile(writeModelFile(left, imagePixels), imagePixels)
    const keeper = new LocalKeeper('resumed')
    const id = await keep(keeper, { id: null, model: left, epoch: 1, address: '', ownData: null })
    const { model: fromBrowser } = await keeper.open(id)
    await deleteDB('resumed')
    expect(fromBrowser).toEqual(fromFile)

    const resumed = newTrainer()
    await resumed.begin(1, settings, fromBrowser)
    await resumed.train({ steps: after })
    const { snapshot, step, imagesSeen } = await resumed.state()
    expect({ step, imagesSeen }).toEqual({ step: before + after, imagesSeen: expected.imagesSeen })
    expect(difference(expected.snapshot.parameters, snapshot.parameters)).toBeLessThanOrEqual(tolerance)
  },
)
