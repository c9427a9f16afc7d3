/** R18: on every backend, training that diverges is noticed, put back, slowed down twice and then stopped. */
import { expect, test } from 'vitest'
import { chooseEngine } from '../../engines/choose-engine'
import type { Backend } from '../../vae/settings'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import { LocalTrainer } from '../local-trainer'
import type { TrainerEvent } from '../protocol'
import { tinyDataset } from '../test-support/tiny-dataset'

test.each<Backend>(['cpu', 'wasm', 'webgl', 'webgpu'])('on %s', { timeout: 60_000 }, async (backend) => {
  const dataset = tinyDataset()
  const trainer = new LocalTrainer({ chooseEngine, openDataset: async () => dataset })
  const events: TrainerEvent[] = []
  trainer.subscribe((event) => events.push(event))
  // Steepest descent on a sum over 784 pixels, far too fast.
  const optimizer = { kind: 'sgd', learningRate: 1 } as const
  const model = { hidden: [4], activation: 'softplus' } as const
  await trainer.begin(1, changeSettings(defaultSettings(), { backend, optimizer, model, batchSize: 12 }))
  const status = await trainer.train({ steps: 50 })
  expect(status).toMatchObject({ phase: 'failed', backend, problem: { code: 'training-diverged' } })
  const calmings = events.flatMap((event) => (event.type === 'calmed' ? [event.calming] : []))
  expect(calmings.map(({ learningRate }) => learningRate)).toEqual([0.5, 0.25])
  for (const event of events) {
    if (event.type === 'points') for (const { elbo } of event.points) expect(elbo).toBeLessThan(0)
  }
  const { snapshot } = await trainer.state()
  expect(snapshot.parameters.every(Number.isFinite)).toBe(true)
})
