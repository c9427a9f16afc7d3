/** Models beside each other and sweeps on images of a person's own, each trainer in a worker of its own. */
import { expect, test } from 'vitest'
import { connectKeeper } from '../../storage/keeper-client'
import { hireTrainer } from '../page-trainer'
import { Session } from '../session'
import { comparisonOf } from './comparison'

const settings = 'v=1&dataset=own-squares&model.hidden=8&batchSize=8&backend=wasm'
/** Of 4 x 4 pixels. */
const rows = Array.from({ length: 40 }, (_, row) => {
  return `${row % 3},${Array.from({ length: 16 }, (_, pixel) => (row * 37 + pixel * 61) % 256)}`
})
const squares = { path: 'squares.csv', file: new Blob([rows.join('\n')]) }

/** A page whose run is on them. */
async function page() {
  const trainer = hireTrainer()
  await trainer.readData([squares])
  const imported = await trainer.acceptData(true, false)
  const preferences = { theme: 'system', language: 'en', keep: true } as const
  const session = new Session(trainer, connectKeeper(), preferences, settings, imported)
  for (const dataset of imported) session.keeping.takeImages(dataset)
  await session.ready
  return { session, comparison: comparisonOf(session), end: () => trainer.end() }
}

test('a twin and a sweep see the same images in the same batches as a run alone, to the last bit', async () => {
  const { session, comparison, end } = await page()
  await comparison.start({ path: 'seed', value: 1 })
  const { twin } = comparison.state.getState()
  await session.train({ epochs: 3 })
  const points = [...session.points()]
  await expect.poll(() => twin?.points().at(-1)).toEqual(points.at(-1))
  expect(points.filter(({ test }) => test)).toHaveLength(3)
  expect(twin?.points()).toEqual(points)
  comparison.end()

  await session.reset()
  await session.train({ epochs: 3 })
  expect(session.points()).toEqual(points)

  await comparison.sweep.start({ path: 'seed', values: [2, 1], epochs: 3 })
  const { runs } = comparison.sweep.state.getState()
  expect(runs.map(({ curve }) => JSON.stringify(curve) === JSON.stringify(points))).toEqual([false, true])
  const kept = await session.keeping.runs()
  expect(runs.map(({ id }) => kept.find((run) => run.id === id)?.ownData?.key)).toEqual([
    expect.any(String),
    expect.any(String),
  ])
  expect(await session.keeping.images()).toMatchObject([{ name: 'squares' }])
  await session.keeping.forget()
  end()
})
