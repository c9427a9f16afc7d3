/** Moves a run on, slice by slice, until it has gone far enough or is told to stop. */
import { yieldToMessages } from '../../lib/yield-to-messages'
import type { Goal, TrainingAmount } from '../protocol'
import { evaluateSplit } from '../questions/evaluation'
import { isSound } from './divergence'
import type { Run } from './run'
import { SlicesInFlight } from './slices'

/** Where training ends that goes on from here for an amount. */
export function goalOf(run: Run, amount: TrainingAmount): Goal {
  const { steps, epochs, until } = amount
  if (until) return until
  return {
    step: steps === undefined ? Number.POSITIVE_INFINITY : run.step + steps,
    imagesSeen:
      epochs === undefined ? Number.POSITIVE_INFINITY : run.imagesSeen + epochs * run.dataset.train.total,
  }
}

export interface LoopHooks {
  /** Whether training shall end after the step in progress. */
  stopped(): boolean
  /** No step beyond this one is begun. */
  furthest(): number
  /** There: resolves when it may go on, or when there is something to do before. */
  atFurthest(): Promise<void>
  /** Resolves when there is something to do before data that are being waited for arrive. */
  woken(): Promise<void>
  /** Before it waits for data. */
  beforeWait(): void
  /** Whether something waits that must find no step in flight. */
  awaited(): boolean
  /** After each slice, and when woken: whoever wants to do or show something does it here. */
  betweenSlices(): Promise<void>
}

/** A state to return to is kept this often: as much training may be lost. */
const keepEveryMs = 250
/** Keeping may take one part in so many of the time. */
const keepShare = 80

/**
 * Trains until the goal is reached or the stop is asked for.
 * @throws Problem 'training-diverged' when a term is not finite; the run is put back to its last sound state.
 */
export async function trainUntil(run: Run, goal: Goal, hooks: LoopHooks): Promise<void> {
  run.pace.start(performance.now())
  await keepState(run)
  let keptAt = performance.now()
  const slices = new SlicesInFlight(run)
  while (!hooks.stopped() && slices.step < goal.step && slices.imagesSeen < goal.imagesSeen) {
    if (slices.step >= hooks.furthest()) {
      await slices.settle(0)
      await hooks.atFurthest()
      await hooks.betweenSlices()
      continue
    }
    if (!hasData(run, slices)) {
      await slices.settle(0)
      await dataArrives(run, hooks)
      await hooks.betweenSlices()
      continue
    }
    const epochEnded = issueSlice(run, slices, {
      ...goal,
      step: Math.min(goal.step, hooks.furthest()),
    })
    // Not at the end of an epoch: whoever went on from there would miss its test terms.
    if (
      !epochEnded &&
      performance.now() - keptAt >= Math.max(keepEveryMs, keepShare * slices.keepingTookMs)
    ) {
      slices.keep()
      keptAt = performance.now()
    }
    await yieldToMessages()
    await slices.settle(run.pace.slicesInFlight - 1)
    if (epochEnded) {
      await slices.settle(0)
      await takeTestTerms(run, hooks.stopped)
      // The evaluation is no part of the speed of training.
      run.pace.start(performance.now())
    }
    if (hooks.awaited()) await slices.settle(0)
    await hooks.betweenSlices()
  }
  await slices.settle(0)
  if (!slices.runningAway) await keepState(run)
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
  run.takeEvaluation(result)
  run.curve.addTest(step, epoch, {
    reconstruction: result.evaluation.reconstruction,
    kl: result.evaluation.kl,
  })
}

/** As many steps as fit into a slice, within one epoch. Returns whether they end it. */
function issueSlice(run: Run, slices: SlicesInFlight, goal: Goal): boolean {
  const startedAt = performance.now()
  const { settings, batches } = run
  const { total, available } = run.dataset.train
  const epochEnd = (Math.floor(slices.imagesSeen / total) + 1) * total
  const mostSteps = Math.min(run.pace.stepsPerSlice, goal.step - slices.step)
  const steps = []
  let { imagesSeen } = slices
  while (steps.length < mostSteps && imagesSeen < Math.min(epochEnd, goal.imagesSeen)) {
    if (batches.imagesNeeded(imagesSeen, settings.batchSize) > available) break
    const step = batches.assemble(settings, slices.step + steps.length, imagesSeen)
    steps.push(step)
    imagesSeen += step.count
  }
  slices.issue(steps, startedAt)
  return imagesSeen === epochEnd
}

/** Whether the images of the next batch are there. */
function hasData({ batches, dataset, settings }: Run, { imagesSeen }: SlicesInFlight): boolean {
  return dataset.train.available >= batches.imagesNeeded(imagesSeen, settings.batchSize)
}

/** Waits for the images of the next batch, or until woken before they are there. */
async function dataArrives(run: Run, hooks: LoopHooks): Promise<void> {
  hooks.beforeWait()
  const needed = run.batches.imagesNeeded(run.imagesSeen, run.settings.batchSize)
  await Promise.race([hooks.woken(), run.dataset.train.whenAvailable(needed)])
}

/** Unless it is kept already, or holds numbers that are not finite. */
async function keepState(run: Run): Promise<void> {
  const { step, imagesSeen } = run
  if (step === run.lastSound.step) return
  const { openPoint } = run.curve
  const snapshot = await run.engine.snapshot()
  if (isSound(snapshot)) run.lastSound = { snapshot, step, imagesSeen, openPoint }
}
