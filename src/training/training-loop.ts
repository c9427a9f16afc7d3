/** Moves a run on, slice by slice, until it has gone far enough or is told to stop. */
import { Problem } from '../lib/problem'
import { elbo } from '../vae/terms'
import { divergedTerm, isRunningAway, isSound } from './divergence'
import { evaluateSplit } from './evaluation'
import { yieldToMessages } from './pacing'
import type { Run } from './run'

/** Where a run shall stop: whichever comes first. */
export interface Goal {
  step: number
  imagesSeen: number
}

export interface LoopHooks {
  /** Whether training shall end after the step in progress. */
  stopped(): boolean
  /** Resolves when there is something to do before data that are being waited for arrive. */
  woken(): Promise<void>
  /** Before it waits for data. */
  beforeWait(): void
  /** After each slice, and when woken: whoever wants to do or show something does it here. */
  betweenSlices(): Promise<void>
}

/** How often a state is kept to return to, when training diverges. */
const keepSoundEveryMs = 2000

/**
 * Trains until the goal is reached or the stop is asked for.
 * @throws Problem 'training-diverged' when a term is not finite; the run is put back to its last sound state.
 */
export async function trainUntil(run: Run, goal: Goal, hooks: LoopHooks): Promise<void> {
  run.pace.start(performance.now())
  await keepState(run)
  let keptAt = performance.now()
  let firstCost = Number.NaN
  while (!hooks.stopped() && run.step < goal.step && run.imagesSeen < goal.imagesSeen) {
    if (!(await dataArrived(run, hooks))) {
      await hooks.betweenSlices()
      continue
    }
    const epochEnded = await trainSlice(run, goal)
    if (Number.isNaN(firstCost)) firstCost = run.cost
    if (epochEnded) {
      await takeTestTerms(run, hooks.stopped)
      // The evaluation is no part of the speed of training.
      run.pace.start(performance.now())
    }
    if (performance.now() - keptAt > keepSoundEveryMs && !isRunningAway(run.cost, firstCost)) {
      await keepState(run)
      keptAt = performance.now()
    }
    await hooks.betweenSlices()
    await yieldToMessages()
  }
}

/** Takes the terms of all test images at this step, unless that has been done. @param cancelled asked now and then */
export async function takeTestTerms(run: Run, cancelled: () => boolean): Promise<void> {
  if (run.testedStep === run.step) return
  const { engine, settings, dataset, step, epoch } = run
  const split = dataset.test
  const result = await evaluateSplit({
    engine,
    settings,
    split,
    pixels: dataset.pixels,
    limit: split.total,
    cancelled,
  })
  if (!result || run.step !== step) return
  run.testedStep = step
  run.surprise = result.surprise.sort()
  run.curve.addTest(step, epoch, {
    reconstruction: result.evaluation.reconstruction,
    kl: result.evaluation.kl,
  })
}

/** As many steps as fit into a slice, within one epoch. Returns whether they ended it. */
async function trainSlice(run: Run, goal: Goal): Promise<boolean> {
  const started = performance.now()
  const { settings, batches, engine } = run
  const total = run.dataset.train.total
  const epoch = Math.floor(run.imagesSeen / total)
  const epochEnd = (epoch + 1) * total
  const mostSteps = Math.min(run.pace.stepsPerSlice, goal.step - run.step)
  const available = run.dataset.train.available
  const steps = []
  let imagesSeen = run.imagesSeen
  while (steps.length < mostSteps && imagesSeen < Math.min(epochEnd, goal.imagesSeen)) {
    if (batches.imagesNeeded(imagesSeen, settings.batchSize) > available) break
    const step = batches.assemble(settings, run.step + steps.length, imagesSeen)
    steps.push(step)
    imagesSeen += step.count
  }
  const terms = await engine.train(steps)
  for (const [index, ofStep] of terms.entries()) {
    const diverged = divergedTerm(ofStep)
    if (diverged) await giveUp(run, diverged)
    run.step += 1
    run.imagesSeen += steps[index]?.count ?? 0
    run.cost = -elbo(ofStep)
    run.curve.add(run.step, run.epoch, ofStep)
  }
  const now = performance.now()
  run.pace.record(steps.length, now - started, now)
  return run.imagesSeen === epochEnd
}

/** Waits for the images of the next batch; false if woken before they are there. */
async function dataArrived(run: Run, hooks: LoopHooks): Promise<boolean> {
  const { train } = run.dataset
  const needed = run.batches.imagesNeeded(run.imagesSeen, run.settings.batchSize)
  if (train.available >= needed) return true
  hooks.beforeWait()
  await Promise.race([hooks.woken(), train.whenAvailable(needed)])
  return train.available >= needed
}

/** Unless it holds numbers that are not finite. */
async function keepState(run: Run): Promise<void> {
  const snapshot = await run.engine.snapshot()
  if (isSound(snapshot)) run.lastSound = { snapshot, step: run.step, imagesSeen: run.imagesSeen }
}

async function giveUp(run: Run, term: string): Promise<never> {
  const step = run.step + 1
  if (run.lastSound) {
    run.engine.restore(run.lastSound.snapshot)
    run.curve.discard()
    run.step = run.lastSound.step
    run.imagesSeen = run.lastSound.imagesSeen
  }
  throw new Problem('training-diverged', { term, step, keptStep: run.step })
}
