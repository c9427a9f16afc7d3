/**
 * The float64 reference executor: one training step in plain TypeScript, slow and legible. It
 * is the oracle that every engine is tested against, and the place to read what an engine computes.
 */

import { frozenEntries } from '../parameters'
import type { Trains } from '../settings'
import { elbo, type Terms } from '../terms'
import { type BackwardPass, backward } from './backward'
import { withStatistics } from './batch-norm'
import { type ForwardPass, forward } from './forward'
import { importanceStep } from './importance-step'
import type { ReferenceModel, Sample } from './model'
import {
  meanTerms,
  type ObjectiveWeights,
  objectiveOf,
  type ReferenceTermsPerImage,
  termsPerImage,
} from './objective'
import { clipByGlobalNorm, globalNorm, optimiserSteps, type ReferenceState, withFrozen } from './optimiser'

/**
 * A batch, and how its terms add up. With noise for several samples of z an image, one [count, latentDimensions]
 * after another, it is their importance-weighted bound that counts.
 */
export interface ReferenceBatch extends Sample, ObjectiveWeights {
  /** Both, where it is left out. */
  trains?: Trains
}

/** A batch with everything that one optimiser step needs. */
export interface ReferenceTrainingStep extends ReferenceBatch {
  learningRate: number
  clipGlobalNorm: number | null
}

export interface ReferenceStepTerms extends Terms {
  elbo: number
  /** What was minimised: reconstruction + klWeight * penalty, or minus the importance-weighted bound. */
  objective: number
  /** Global 2-norm of the gradient before clipping. */
  gradientNorm: number
}

/** Everything that one step computes, before the parameters change. */
export interface ReferenceStep {
  terms: ReferenceStepTerms
  perImage: ReferenceTermsPerImage
  pass: ForwardPass
  /** Before clipping; the half that is not trained has gradients of zero. */
  back: BackwardPass
}

/** Forward, objective, backward. */
export function referenceStep(
  model: ReferenceModel,
  parameters: Float64Array,
  batch: ReferenceBatch,
): ReferenceStep {
  const { layout } = model
  const frozen = frozenEntries(layout, batch.trains ?? 'both')
  if (layout.logVariance && batch.epsilon.length > batch.count * layout.latentDimensions) {
    const { terms, objective, ...first } = importanceStep(model, parameters, batch)
    for (const { offset, size } of frozen) first.back.gradients.fill(0, offset, offset + size)
    const gradientNorm = globalNorm(first.back.gradients)
    return { ...first, terms: { ...terms, elbo: elbo(terms), objective, gradientNorm } }
  }
  const pass = forward(model, parameters, batch, 'batch')
  const perImage = termsPerImage(model, batch, pass)
  const means = meanTerms(perImage)
  const back = backward(model, parameters, batch, pass, batch)
  for (const { offset, size } of frozen) back.gradients.fill(0, offset, offset + size)
  const objective = objectiveOf(layout, means, perImage.klPerDimension, batch)
  const terms = { ...means, elbo: elbo(means), objective, gradientNorm: globalNorm(back.gradients) }
  return { terms, perImage, pass, back }
}

/** One optimiser step: what it computes, and the state after it. */
export function referenceTrainStep(
  model: ReferenceModel,
  state: ReferenceState,
  batch: ReferenceTrainingStep,
): { step: ReferenceStep; state: ReferenceState } {
  const step = referenceStep(model, state.parameters, batch)
  const gradients = clipByGlobalNorm(step.back.gradients, batch.clipGlobalNorm)
  const optimised = optimiserSteps[model.optimizer](state, gradients, batch.learningRate)
  const moved = withFrozen(optimised, state, frozenEntries(model.layout, batch.trains ?? 'both'))
  const norms = [step.pass.maps, step.pass.encoder, step.pass.decoder].flatMap(({ passes }) =>
    passes.map(({ norm }) => norm),
  )
  return { step, state: { ...moved, parameters: withStatistics(moved.parameters, norms) } }
}

/** Optimiser steps one after another, with the terms of each before its update. */
export function referenceTrain(
  model: ReferenceModel,
  start: ReferenceState,
  steps: readonly ReferenceTrainingStep[],
): { state: ReferenceState; terms: ReferenceStepTerms[] } {
  let state = start
  const terms: ReferenceStepTerms[] = []
  for (const batch of steps) {
    const { step, state: next } = referenceTrainStep(model, state, batch)
    terms.push(step.terms)
    state = next
  }
  return { state, terms }
}

/** The terms of each image with one sample of z each. */
export function referenceEvaluate(
  model: ReferenceModel,
  parameters: Float64Array,
  sample: Sample,
): ReferenceTermsPerImage {
  return termsPerImage(model, sample, forward(model, parameters, sample))
}
