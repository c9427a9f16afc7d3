/** What holds for engines that answer late, and have been given the next slice by then. */
import { expect, test, vi } from 'vitest'
import { imagePixels } from '../../vae/image'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import { LateEngine } from '../test-support/late-engine'
import { tinyDataset } from '../test-support/tiny-dataset'
import { freshState } from './fresh-state'
import { Run } from './run'
import { type LoopHooks, trainUntil } from './training-loop'

const settings = changeSettings(defaultSettings(), { model: { hidden: [4] }, batchSize: 4 })
const idle: LoopHooks = {
  stopped: () => false,
  furthest: () => Number.POSITIVE_INFINITY,
  atFurthest: async () => {},
  woken: () => new Promise(() => {}),
  awaited: () => false,
  beforeWait: () => {},
  betweenSlices: async () => {},
}

/** @param slicesInFlight as its pace says, whatever this machine is busy with besides */
function lateRun(slicesInFlight: number) {
  const state = freshState(settings)
  const engine = new LateEngine({ settings, pixels: imagePixels, snapshot: state.snapshot })
  const choice = { engine, reason: { code: 'asked-for' as const } }
  const run = new Run(1, tinyDataset(), choice, { ...state, settings })
  vi.spyOn(run.pace, 'stepsPerSlice', 'get').mockReturnValue(2)
  vi.spyOn(run.pace, 'slicesInFlight', 'get').mockReturnValue(slicesInFlight)
  return { engine, run }
}

const stepsOf = async ({ engine }: { engine: LateEngine }) => (await engine.snapshot()).step
const until = (step: number) => ({ step, imagesSeen: Number.POSITIVE_INFINITY })

test('an engine that answers late has the next slice by then, and the curve is the same', async () => {
  const runs = [1, 2].map(lateRun)
  for (const { run } of runs) await trainUntil(run, until(41), idle)
  expect(runs.map(({ engine }) => engine.mostInFlight)).toEqual([1, 2])
  for (const late of runs) expect([late.run.step, await stepsOf(late)]).toEqual([41, 41])
  const [one, two] = runs.map(({ run }) => run.curve.take())
  expect(two).toEqual(one)
})

test('what was in flight behind a step that diverged counts for nothing', async () => {
  const { engine, run } = lateRun(2)
  await trainUntil(run, until(3), idle)
  engine.tamper = (terms, step) => (step === 10 ? { ...terms, kl: Number.NaN } : terms)
  const problem = { code: 'training-diverged', facts: { term: 'KL divergence', step: 10, keptStep: 3 } }
  await expect(trainUntil(run, until(40), idle)).rejects.toMatchObject(problem)
  expect(engine.mostInFlight).toBe(2)
  expect(engine.inFlight).toBe(0)
  expect(run).toMatchObject({ step: 3, imagesSeen: 12 })
  expect(await stepsOf({ engine })).toBe(3)
  expect(run.curve.take().map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('training ends with the steps in flight, and all of them count', async () => {
  const late = lateRun(2)
  let slices = 0
  await trainUntil(late.run, until(1000), { ...idle, stopped: () => slices++ > 8 })
  expect(late.engine.mostInFlight).toBe(2)
  expect(late.run.step).toBe(await stepsOf(late))
})

test('whoever awaits it finds the run where its engine is', async () => {
  const late = lateRun(2)
  const seen: [number, number][] = []
  await trainUntil(late.run, until(40), {
    ...idle,
    awaited: () => late.run.step > 10,
    betweenSlices: async () => {
      if (late.run.step > 10) seen.push([late.run.step, await stepsOf(late)])
    },
  })
  expect(seen.length).toBeGreaterThan(1)
  for (const [ofRun, ofEngine] of seen) expect(ofRun).toBe(ofEngine)
})

test('settings that change hold for the next step that is issued', async () => {
  const { engine, run } = lateRun(2)
  await trainUntil(run, until(40), {
    ...idle,
    betweenSlices: async () => {
      if (run.step >= 10) run.settings = { ...settings, batchSize: 15 }
    },
  })
  expect(engine.mostInFlight).toBe(2)
  // Epochs of 60 images: none is lost or seen twice where the batches become larger.
  expect(run.imagesSeen).toBeGreaterThan(300)
  expect(run.imagesSeen).toBeLessThan(40 * 15)
})
