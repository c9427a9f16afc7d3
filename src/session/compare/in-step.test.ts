import { afterEach, expect, test, vi } from 'vitest'
import type { RunStatus } from '../../training/protocol'
import { settings } from '../../training/test-support/classroom'
import { School } from '../../training/test-support/school'
import { changeSettings } from '../../vae/settings-validation'
import { InStep } from './in-step'

const other = changeSettings(settings, { objective: { beta: 4 } })
const schools: School[] = []

/** Two schools whose runs are in step, and where both were whenever something was told of either. */
async function together() {
  const [a, b] = [new School(), new School()]
  schools.push(a, b)
  const report = vi.fn()
  await Promise.all([a.trainer.begin(1, settings), b.trainer.begin(1, other)])
  const inStep = new InStep(a.trainer, b.trainer, report)
  /** As a page sees it: the next time that it draws. */
  const seen: [number, number][] = []
  for (const { trainer } of [a, b]) {
    trainer.subscribe(({ type }) => {
      if (type === 'points')
        queueMicrotask(() => seen.push([a.points.at(-1)?.step ?? 0, b.points.at(-1)?.step ?? 0]))
    })
  }
  return { a, b, inStep, seen, report }
}

async function alone(of: typeof settings, steps: number) {
  const school = new School()
  await school.trainer.begin(1, of)
  await school.trainer.train({ steps })
  return school.points
}

afterEach(() => {
  for (const { trainer } of schools.splice(0)) trainer.end()
})

test('two runs train as they would alone, and are seen at the same step', async () => {
  const { a, b, seen, report } = await together()
  await a.trainer.train({ steps: 30 })
  await vi.waitUntil(() => b.points.at(-1)?.test)
  expect(a.points).toEqual(await alone(settings, 30))
  expect(b.points).toEqual(await alone(other, 30))
  expect(seen.length).toBeGreaterThan(2)
  for (const [one, two] of seen) expect(one).toBe(two)
  expect(report).not.toHaveBeenCalled()
})

test('they pause together, go on by single steps, begin anew, and part', async () => {
  const { a, b, inStep } = await together()
  const training = a.trainer.train()
  await a.reach(12)
  const paused = await a.trainer.pause()
  await training
  expect(paused.phase).toBe('paused')
  await vi.waitUntil(() => b.points.at(-1)?.test && b.latestStep === paused.step)
  await a.trainer.step()
  await vi.waitUntil(() => b.latestStep === paused.step + 1)
  expect(b.points.map(({ step, test }) => [step, test === undefined])).toEqual(
    a.points.map(({ step, test }) => [step, test === undefined]),
  )

  await Promise.all([a.trainer.begin(2, settings), b.trainer.begin(2, other)])
  inStep.begin()
  await a.trainer.train({ steps: 5 })
  await vi.waitUntil(() => b.latestStep === 5)
  inStep.end()
  expect((await a.trainer.train({ steps: 10 })).step).toBe(15)
  expect(b.latestStep).toBe(5)
})

test.each([
  ['the first has come to the end of a round', 'a', 0],
  ['the other has', 'b', 0],
  ['the next round is about to begin', 'b', 4],
  ['it has begun', 'b', 30],
] as const)(
  'a pause when %s stops both at one step, and what is told of it is told of both',
  async (_, who, turns) => {
    const schools = await together()
    const { a, b } = schools
    let rounds = 0
    const paused = new Promise<RunStatus>((resolve) => {
      schools[who].trainer.gate.watch(async (event) => {
        if (event.type !== 'at-leash' || ++rounds !== 2) return
        for (let turn = 0; turn < turns; turn++) await null
        resolve(a.trainer.pause())
      })
    })
    const training = a.trainer.train()
    const { phase, step } = await paused
    expect([phase, a.latestStep, b.latestStep]).toEqual(['paused', step, step])
    expect((await training).step).toBe(step)
    await vi.waitUntil(() => a.points.at(-1)?.test && b.points.at(-1)?.test)
    expect((await a.trainer.train({ steps: 3 })).step).toBe(step + 3)
    expect([a.latestStep, b.latestStep]).toEqual([step + 3, step + 3])
  },
)

test('a worker that is lost holds up both, and a run that fails ends the training of the other', async () => {
  const { a, b } = await together()
  const training = a.trainer.train()
  await a.reach(8)
  b.worker.fail('out of memory')
  const { latestStep } = a
  await a.reach(latestStep + 20)
  expect(b.recoveries).toHaveLength(1)
  const engine = b.worker.room.engines.at(-1)
  if (engine) engine.tamper = (terms) => ({ ...terms, kl: Number.NaN })
  expect((await training).phase).toBe('paused')
  expect(b.events.findLast((event) => event.type === 'status')?.status.phase).toBe('failed')
})
