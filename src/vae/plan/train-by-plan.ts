/** Optimiser steps by the reference executor: a plan, the optimiser, and the terms. */

import { oneHot } from '../one-hot'
import { type DenseLayer, frozenEntries } from '../parameters'
import { objectiveOf } from '../reference/objective'
import {
  clipByGlobalNorm,
  globalNorm,
  type OptimiserStep,
  optimiserSteps,
  type ReferenceState,
  withFrozen,
} from '../reference/optimiser'
import type { ReferenceStepTerms, ReferenceTrainingStep } from '../reference/training-step'
import { elbo } from '../terms'
import { pixelInputs } from './pixel-inputs'
import type { BufferName, Plan } from './plan'
import { type PlanRun, runPlan } from './run-plan'

/** One step of a {@link trainingPlan} for whatever the step trains. Gives a new state and leaves the old one as it is. */
export function trainByPlan(
  plan: Plan,
  start: ReferenceState,
  step: ReferenceTrainingStep,
): { state: ReferenceState; terms: ReferenceStepTerms; gradients: Float64Array } {
  const state = structuredClone(start)
  const optimise = optimiserSteps[plan.optimizer]
  const gradients = new Float64Array(plan.layout.size)
  const { classes } = plan.layout
  const inputs = new Map<BufferName, ArrayLike<number>>(pixelInputs(plan, step))
    .set('epsilon', step.epsilon)
    .set('labels', oneHot(step.labels, classes, step.count))
  const run: PlanRun = {
    ...step,
    buffers: new Map(Array.from(inputs, ([name, values]) => [name, Float64Array.from(values)])),
    parameters: state.parameters,
    update(layer, ofLayer) {
      for (const [index, slope] of ofLayer.entries()) gradients[index] += slope
      if (step.clipGlobalNorm === null) updateLayer(optimise, state, layer, ofLayer, step.learningRate)
    },
    sums: { reconstruction: 0, klPerDimension: new Float64Array(plan.layout.latentDimensions) },
  }
  runPlan(plan, run)
  const terms = stepTerms(plan, run, globalNorm(gradients))
  if (step.clipGlobalNorm !== null) {
    const clipped = clipByGlobalNorm(gradients, step.clipGlobalNorm)
    const frozen = frozenEntries(plan.layout, step.trains ?? 'both')
    return { state: withFrozen(optimise(state, clipped, step.learningRate), state, frozen), terms, gradients }
  }
  return { state: { ...state, step: state.step + 1 }, terms, gradients }
}

/** In place, as an engine does it: what needs the old weights must have run before. */
function updateLayer(
  optimise: OptimiserStep,
  { parameters, moments, step }: ReferenceState,
  { weight, bias }: DenseLayer,
  gradients: Float64Array,
  learningRate: number,
): void {
  for (const { offset, size } of [weight, bias]) {
    const part = (values: Float64Array) => values.subarray(offset, offset + size)
    const old = { parameters: part(parameters), moments: { m: part(moments.m), v: part(moments.v) }, step }
    const next = optimise(old, part(gradients), learningRate)
    parameters.set(next.parameters, offset)
    moments.m.set(next.moments.m, offset)
    moments.v.set(next.moments.v, offset)
  }
}

function stepTerms(
  { layout }: Plan,
  { count, sums, ...weights }: PlanRun,
  gradientNorm: number,
): ReferenceStepTerms {
  const klPerDimension = sums.klPerDimension.map((nats) => nats / count)
  const kl = klPerDimension.reduce((sum, nats) => sum + nats, 0)
  const terms = { reconstruction: sums.reconstruction / count, kl }
  const objective = objectiveOf(layout, terms, klPerDimension, weights)
  return { ...terms, elbo: elbo(terms), objective, gradientNorm }
}
