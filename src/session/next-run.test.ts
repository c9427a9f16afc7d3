import { expect, test } from 'vitest'
import type { Dataset } from '../datasets/dataset'
import { Problem } from '../lib/problem'
import type { Keeper } from '../storage/keeper'
import { LocalTrainer } from '../training/local-trainer'
import type { SupervisedTrainer } from '../training/supervision/supervised-trainer'
import { ReferenceEngine } from '../training/test-support/reference-engine'
import { tinyDataset } from '../training/test-support/tiny-dataset'
import { Session } from './session'

/** A page whose other data sets arrive, or do not, when a test says so; nothing of it is kept. */
async function page() {
  const asked = new Map<string, { resolve(dataset: Dataset): void; reject(problem: Problem): void }>()
  const trainer = new LocalTrainer({
    openDataset: (id) => {
      if (id === 'mnist') return Promise.resolve(tinyDataset())
      return new Promise((resolve, reject) => asked.set(id, { resolve, reject }))
    },
    chooseEngine: async (request) => ({
      engine: new ReferenceEngine(request),
      reason: { code: 'asked-for' },
    }),
  })
  const keeper = { leave: async () => {} } as unknown as Keeper
  const preferences = { theme: 'system', language: 'en', keep: false } as const
  const supervised = trainer as Partial<SupervisedTrainer> as SupervisedTrainer
  const session = new Session(supervised, keeper, preferences, 'v=1&model.hidden=4&batchSize=16')
  await session.ready
  const isAsked = (id: string) => expect.poll(() => asked.has(id)).toBe(true)
  return {
    session,
    now: () => session.store.getState(),
    async arrives(id: string) {
      await isAsked(id)
      asked.get(id)?.resolve(tinyDataset())
    },
    async fails(id: string) {
      await isAsked(id)
      asked
        .get(id)
        ?.reject(new Problem('dataset-unreachable', { dataset: id, file: 'manifest.json', reason: '404' }))
      asked.delete(id)
    },
  }
}

test('data that do not come leave the run that there is, which goes on training', async () => {
  const { session, now, arrives, fails } = await page()
  await session.train({ steps: 3 })
  const training = session.train()
  const choice = session.configure({ dataset: 'fashion-mnist' })
  choice.catch(session.report)
  await fails('fashion-mnist')
  await expect(choice).rejects.toMatchObject({ code: 'dataset-unreachable' })
  const { step } = now().status ?? {}
  expect(now()).toMatchObject({
    settings: { dataset: 'mnist' },
    status: { phase: 'training', problem: null },
  })
  await expect.poll(() => now().status?.step).toBeGreaterThan((step ?? 0) + 3)
  await session.pause()
  expect(await training).toMatchObject({ runId: 1, phase: 'paused' })
  expect(session.history.points.length).toBeGreaterThan(3)
  expect(now().notices).toMatchObject([{ problem: { code: 'dataset-unreachable' }, remedy: 'retry' }])

  const again = session.retry()
  await arrives('fashion-mnist')
  await again
  expect(now()).toMatchObject({
    settings: { dataset: 'fashion-mnist' },
    status: { runId: 2, phase: 'ready', step: 0 },
    notices: [],
  })
})

test('the data set that was chosen last is the one that is waited for', async () => {
  const { session, now, arrives } = await page()
  await session.train({ steps: 3 })
  const first = session.configure({ dataset: 'fashion-mnist' })
  // What is changed meanwhile is changed about the run that is to come.
  const second = session.configure({ seed: 7 })
  await arrives('fashion-mnist')
  await Promise.all([first, second])
  expect(now()).toMatchObject({
    settings: { dataset: 'fashion-mnist', seed: 7 },
    status: { runId: 2, step: 0 },
  })

  await session.step()
  const third = session.configure({ dataset: 'shapes' })
  await session.configure({ dataset: 'fashion-mnist', seed: 7 })
  await arrives('shapes')
  await third
  expect(now()).toMatchObject({ settings: { dataset: 'fashion-mnist' }, status: { runId: 2, step: 1 } })
})

test('settings that do not go with the data leave the run as it is', async () => {
  const { session, now } = await page()
  await session.train({ steps: 3 })
  const refused = session.configure({ subset: { classes: [9] } })
  await expect(refused).rejects.toMatchObject({ code: 'subset-empty' })
  expect(now()).toMatchObject({ settings: { subset: { classes: [] } }, status: { phase: 'paused', step: 3 } })
  expect(await session.step()).toMatchObject({ step: 4 })
})
