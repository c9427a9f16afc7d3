import { expect, test } from 'vitest'
import { chooseEngine } from '../../engines/choose-engine'
import { LocalTrainer } from '../../training/local-trainer'
import { tinyDataset } from '../../training/test-support/tiny-dataset'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import { History } from '../history'
import { type FinishedRun, runSweep } from './run-sweep'

const hire = () => new LocalTrainer({ chooseEngine, openDataset: async () => tinyDataset() })
const betas = [0.25, 0.5, 1, 2, 4]
const all = betas.map((beta) =>
  changeSettings(defaultSettings(), {
    backend: 'wasm',
    model: { hidden: [8] },
    batchSize: 16,
    objective: { beta },
  }),
)

test('a sweep of five runs gives the curves and parameters of five single runs, to the last bit', async () => {
  const swept: FinishedRun[] = []
  const seen = new Set<number>()
  await runSweep(
    hire(),
    all,
    3,
    (index) => seen.add(index),
    async (run) => void swept.push(run),
  )
  expect(swept.map(({ state }) => state.settings.objective.beta)).toEqual(betas)
  expect([...seen]).toEqual([0, 1, 2, 3, 4])
  for (const [index, settings] of all.entries()) {
    const trainer = hire()
    const history = new History()
    trainer.subscribe((event) => event.type === 'points' && history.append(event.points))
    await trainer.begin(1, settings)
    await trainer.train({ epochs: 3 })
    expect(swept[index]?.points).toEqual(history.points)
    expect(history.points).toHaveLength(12)
    expect(swept[index]?.state.snapshot).toEqual((await trainer.state()).snapshot)
  }
})
