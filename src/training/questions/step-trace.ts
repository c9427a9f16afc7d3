/** The next step of training in slow motion: computed by the reference executor, before the engine takes it. */
import { Problem } from '../../lib/problem'
import { greyLevels } from '../../vae/image'
import { layersOf, type ParameterLayout, parameterLayout } from '../../vae/parameters'
import { referenceModel } from '../../vae/reference/model'
import { globalNorm, referenceState } from '../../vae/reference/optimiser'
import { traceStep } from '../../vae/reference/step-trace'
import type { ReferenceStepTerms } from '../../vae/reference/training-step'
import type { Compared, StepComparison, TracedStep } from '../answers'
import type { Run } from '../loop/run'

/** What of a traced step a comparison needs. */
export interface TracedState {
  /** Of the run, before it. */
  step: number
  terms: ReferenceStepTerms
  /** Parameters before and after it. */
  before: Float64Array
  after: Float64Array
}

/** Images of a batch that can be chosen from. */
const offered = 36

/** Waits until the images of the batch have been loaded. @param image of the batch, from 0; beyond it, the last */
export async function traceNextStep(run: Run, image: number): Promise<TracedStep> {
  const { settings, engine, dataset, batches, step, imagesSeen } = run
  await dataset.train.whenAvailable(batches.imagesNeeded(imagesSeen, settings.batchSize))
  const { images, inputs, labels, ...batch } = batches.assemble(settings, step, imagesSeen)
  const before = referenceState(await engine.snapshot())
  if (run.step !== step || run.settings !== settings) throw new Problem('model-changed', {})
  const index = Math.min(image, batch.count - 1)
  const { trace, state } = traceStep(
    referenceModel(settings, dataset.pixels),
    before,
    { ...batch, labels, images: greyLevels(images), inputs: inputs && greyLevels(inputs) },
    index,
  )
  run.traced = { step, terms: trace.terms, before: before.parameters, after: state.parameters }
  const shown = Math.min(offered, batch.count)
  const { count, klWeight, learningRate } = batch
  return {
    ...trace,
    ...{ settings, step, imagesSeen, count, index, klWeight, learningRate },
    batch: {
      images: images.slice(0, shown * dataset.pixels),
      labels: labels.slice(0, shown),
    },
  }
}

/** @throws Problem 'model-changed' unless the run has gone on by the traced step and no further */
export async function compareWithTrace(run: Run): Promise<StepComparison> {
  const { traced, latestTerms } = run
  if (!traced || !latestTerms || run.step !== traced.step + 1) throw new Problem('model-changed', {})
  const { parameters } = await run.engine.snapshot()
  const { before, after, terms } = traced
  const compared = (name: keyof StepComparison['terms']): Compared => {
    return { reference: terms[name], engine: latestTerms[name] }
  }
  const idle = idleBiases(parameterLayout(run.settings.model, run.dataset.pixels))
  const between = (one: ArrayLike<number>, other: ArrayLike<number>) =>
    Float64Array.from(idle, (isIdle, index) => (isIdle ? 0 : one[index] - other[index]))
  const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return {
    terms: {
      reconstruction: compared('reconstruction'),
      kl: compared('kl'),
      objective: compared('objective'),
      gradientNorm: compared('gradientNorm'),
    },
    update: {
      reference: globalNorm(between(after, before)),
      engine: globalNorm(between(parameters, before)),
    },
    parameters: largest(between(after, parameters)) / largest(after),
  }
}

/**
 * 1 for biases before a batch normalisation, which takes them out again: their slopes are zero but for rounding, and
 * Adam makes steps as long as any of that.
 */
function idleBiases(layout: ParameterLayout): Uint8Array {
  const idle = new Uint8Array(layout.size)
  for (const { norm, bias } of layersOf(layout)) {
    if (norm) idle.fill(1, bias.offset, bias.offset + bias.size)
  }
  return idle
}
