import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Problem } from '../../lib/problem'
import { imagePixels } from '../../vae/image'
import type { Point } from '../protocol'
import { settings } from '../test-support/classroom'
import { School } from '../test-support/school'

const trainedWithout = async (steps: number) => {
  const school = new School()
  await school.trainer.begin(1, settings)
  await school.trainer.train({ steps })
  return school.points
}
const numbersOf = (points: readonly Point[]) => points.flatMap(({ step, elbo, kl }) => [step, elbo, kl])

describe('a worker that is lost while it trains', () => {
  test('is replaced: training ends where it should, with the same curve', { timeout: 30_000 }, async () => {
    const school = new School()
    await school.trainer.begin(1, settings)
    const training = school.trainer.train({ steps: 200 })
    for (const step of [30, 75, 130]) {
      await school.reach(step)
      school.worker.fail(`error at ${step}`)
    }
    expect(await training).toMatchObject({ phase: 'paused', step: 200, runId: 1, problem: null })
    expect(school.workers.map(({ ended }) => ended)).toEqual([true, true, true, false])
    const unbroken = numbersOf(await trainedWithout(200))
    const recovered = numbersOf(school.points)
    expect(recovered).toHaveLength(unbroken.length)
    for (const [index, value] of recovered.entries()) {
      expect(Math.abs(value - unbroken[index]) / Math.abs(unbroken[index])).toBeLessThan(1e-4)
    }
    const [first] = school.recoveries
    expect(school.recoveries).toHaveLength(3)
    expect(first).toMatchObject({
      failure: { cause: 'worker-failed', reason: 'error at 30', engine: 'tfjs' },
      backend: 'cpu',
    })
    expect(first.step + first.repeated).toBeGreaterThanOrEqual(30)
  })

  test('answers no question: the one after it does, about the same model', async () => {
    const school = new School()
    await school.trainer.begin(1, settings)
    await school.trainer.train({ steps: 8 })
    const z = Float32Array.of(0.5, -1)
    const before = await school.trainer.decode(z, 1)
    const { room } = school.worker
    vi.spyOn(room.trainer, 'decode').mockReturnValue(new Promise(() => {}))
    const asked = school.trainer.decode(z, 1)
    school.worker.fail('an error')
    // A state holds float32 numbers, the reference engine computes in float64.
    for (const [pixel, mean] of (await asked).entries()) expect(mean).toBeCloseTo(before[pixel], 5)
    expect(school.recoveries, 'nobody trained').toEqual([])
    expect(await school.trainer.pause()).toMatchObject({ phase: 'paused', step: 8 })
  })

  test('leaves single steps done that were done, and does the one that was not', async () => {
    const school = new School()
    await school.trainer.begin(1, settings)
    for (let step = 1; step <= 3; step++) {
      const stepping = school.trainer.step()
      school.worker.fail('an error')
      expect(await stepping).toMatchObject({ step })
    }
  })
})

describe('a worker that is silent', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  test('is replaced after five seconds, and nobody is watched for whom nobody waits', async () => {
    const school = new School()
    await school.trainer.begin(1, settings)
    await school.trainer.train({ steps: 4 })
    expect(vi.getTimerCount()).toBe(0)
    school.worker.hangs = true
    const asked = school.trainer.decode(Float32Array.of(0, 1), 1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(school.workers).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await asked).toHaveLength(imagePixels)
    expect(school.workers).toHaveLength(2)
  })

  test('has longer where it has said so', async () => {
    const school = new School()
    await school.trainer.begin(1, settings)
    school.worker.listener.onEvent({ runId: 1, type: 'patience', milliseconds: 60_000 })
    school.worker.hangs = true
    const asked = school.trainer.decode(Float32Array.of(0, 1), 1)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(school.workers).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await asked).toHaveLength(imagePixels)
  })

  test('is not blamed for the time that the page itself has slept', async () => {
    const school = new School()
    await school.trainer.begin(1, settings)
    vi.spyOn(school.worker.room.trainer, 'decode').mockReturnValue(new Promise(() => {}))
    school.worker.ping = () => {}
    void school.trainer.decode(Float32Array.of(0, 1), 1)
    await vi.advanceTimersByTimeAsync(500)
    vi.setSystemTime(Date.now() + 600_000)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(school.workers).toHaveLength(1)
  })
})

describe('workers that are lost again and again', () => {
  test('are given up, with the reason and with the model, until somebody tries again', async () => {
    const school = new School()
    await school.trainer.begin(1, settings)
    await school.trainer.train({ steps: 8 })
    const failed = expect(school.trainer.train({ steps: 8 })).rejects.toMatchObject({
      code: 'worker-failed',
      facts: { reason: 'third' },
    })
    for (const reason of ['first', 'second', 'third']) {
      school.worker.fail(reason)
      await Promise.resolve()
    }
    await failed
    expect(school.workers).toHaveLength(3)
    const status = school.events.findLast((event) => event.type === 'status')?.status
    expect(status).toMatchObject({ phase: 'failed', step: 8, problem: { code: 'worker-failed' } })
    await expect(school.trainer.state()).rejects.toBeInstanceOf(Problem)
    await school.trainer.retryData()
    expect(await school.trainer.train({ steps: 8 })).toMatchObject({ phase: 'paused', step: 16 })
  })

  test('whose script does not arrive are given up at once, until somebody tries again', async () => {
    const school = new School()
    const beginning = school.trainer.begin(1, settings)
    school.worker.listener.onFault({ code: 'missing' })
    await expect(beginning).rejects.toMatchObject({ code: 'worker-missing' })
    await expect(school.trainer.decode(Float32Array.of(0, 0), 1)).rejects.toMatchObject({
      code: 'worker-missing',
    })
    expect(school.workers).toHaveLength(1)
    expect(await school.trainer.begin(2, settings)).toMatchObject({ phase: 'ready', runId: 2 })
    expect(school.workers).toHaveLength(2)
  })
})

test("a person's own data are read again by the next worker", async () => {
  const rows = Array.from({ length: 28 }, (_, row) => `${row % 2},${new Array(4).fill(9 * row).join()}`)
  const files = [{ file: new Blob([rows.join('\n')]), path: 'levels.csv' }]
  const school = new School()
  await school.trainer.readData(files)
  school.worker.fail('while it is looked at')
  const [imported] = await school.trainer.acceptData(false, false)
  expect(imported).toMatchObject({ id: 'own-levels' })
  const own = { ...settings, dataset: 'own-levels' }
  const begun = await school.trainer.begin(1, own)
  await school.trainer.train({ steps: 3 })
  const pictures = await school.trainer.testImages([0, 1, 2])
  school.worker.fail('afterwards')
  expect(await school.trainer.testImages([0, 1, 2])).toEqual(pictures)
  expect(await school.trainer.step()).toMatchObject({ step: 4, trainingImages: begun.trainingImages })

  // So is what comes from a file that was kept of them, beside those.
  const kept = await school.trainer.ownData('own-levels')
  expect(await school.trainer.restoreData('own-again', { kept }, ['own-levels'])).toHaveLength(2)
  school.worker.fail('and again')
  await school.trainer.begin(2, { ...settings, dataset: 'own-again' })
  expect(await school.trainer.testImages([0, 1, 2])).toEqual(pictures)
  expect((await school.trainer.ownData('own-levels'))[0]?.sum).toBe(kept[0]?.sum)
})
