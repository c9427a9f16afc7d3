/** A trained model answers before its engine has arrived, where another one is there sooner. */
import { expect, test } from 'vitest'
import type { EngineRequest } from '../../engines/engine'
import { imagePixels } from '../../vae/image'
import { LocalTrainer } from '../local-trainer'
import { Classroom, settings } from '../test-support/classroom'
import { ReferenceEngine } from '../test-support/reference-engine'
import { tinyDataset } from '../test-support/tiny-dataset'

/** A model that has taken some steps, and a trainer whose engine arrives when it is told to. */
async function waiting() {
  const room = new Classroom()
  await room.trainer.begin(1, settings)
  await room.trainer.train({ steps: 3 })
  const state = await room.trainer.state()
  const standIns: ReferenceEngine[] = []
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  let fetching = false
  const trainer = new LocalTrainer({
    openDataset: async () => tinyDataset(),
    chooseStandIn: async (request: EngineRequest) => {
      expect(fetching, 'it is fetched before the chosen one').toBe(false)
      const engine = new ReferenceEngine(request)
      standIns.push(engine)
      return engine
    },
    chooseEngine: async (request: EngineRequest) => {
      fetching = true
      await arrived
      return { engine: new ReferenceEngine(request), reason: { code: 'asked-for' } }
    },
  })
  return { trainer, standIns, arrive, state }
}

const z = Float32Array.of(0.5, -1)

test('who stands in answers as the engine will, goes when that is there, and training waits for it', async () => {
  const { trainer, standIns, arrive, state } = await waiting()
  const beginning = trainer.begin(1, settings, state)
  const training = trainer.train({ steps: 1 })
  const { snapshot } = state
  const expected = await new ReferenceEngine({ settings, pixels: imagePixels, snapshot }).decode(z, 1)
  expect(await trainer.decode(z, 1)).toEqual(expected)
  expect(standIns.map(({ disposed }) => disposed)).toEqual([false])
  arrive()
  expect(await beginning).toMatchObject({ phase: 'ready', step: 3 })
  expect(standIns.map(({ disposed }) => disposed)).toEqual([true])
  expect(await training).toMatchObject({ phase: 'paused', step: 4 })
  expect(await trainer.decode(z, 1)).not.toEqual(expected)
})

test('fresh weights wait for their engine', async () => {
  const { trainer, standIns, arrive } = await waiting()
  const beginning = trainer.begin(1, settings)
  const picture = trainer.decode(z, 1)
  arrive()
  await beginning
  expect(await picture).toHaveLength(784)
  expect(standIns).toHaveLength(0)
})
