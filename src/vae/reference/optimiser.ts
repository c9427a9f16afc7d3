import { adam, clippingEpsilon, rmsprop, sgd } from '../optimiser'
import type { ParameterEntry } from '../parameters'
import type { OptimizerSettings } from '../settings'

/** Parameters and the optimiser's moments of them, all flat, and the number of steps done. */
export interface ReferenceState {
  parameters: Float64Array
  moments: { m: Float64Array; v: Float64Array }
  step: number
}

/** A state to start from, for instance a snapshot of an engine; moments that are absent are zero. */
export function referenceState(snapshot: {
  parameters: ArrayLike<number>
  moments: { m: ArrayLike<number>; v: ArrayLike<number> } | null
  step: number
}): ReferenceState {
  const { parameters, moments, step } = snapshot
  const zeros = new Float64Array(parameters.length)
  const { m, v } = moments ?? { m: zeros, v: zeros }
  return {
    parameters: Float64Array.from(parameters),
    moments: { m: Float64Array.from(m), v: Float64Array.from(v) },
    step,
  }
}

/** The 2-norm of all gradients together. */
export function globalNorm(gradients: Float64Array): number {
  return Math.sqrt(gradients.reduce((sum, slope) => sum + slope ** 2, 0))
}

/** Gradients scaled down, where their norm exceeds the limit, to (just below) that limit. Null: no limit. */
export function clipByGlobalNorm(gradients: Float64Array, limit: number | null): Float64Array {
  if (limit === null) return gradients
  const scale = Math.min(1, limit / (globalNorm(gradients) + clippingEpsilon))
  return gradients.map((slope) => slope * scale)
}

/** One step of an optimiser. Gives a new state and leaves the old one as it is. */
export type OptimiserStep = (
  state: ReferenceState,
  gradients: Float64Array,
  learningRate: number,
) => ReferenceState

/** Each as its source writes it, where the engines have one formula for all. */
export const optimiserSteps: Record<OptimizerSettings['kind'], OptimiserStep> = {
  adam: adamStep,
  sgd: sgdStep,
  rmsprop: rmspropStep,
}

/** A state whose frozen parameters, and their moments, are those of the state before. */
export function withFrozen(
  state: ReferenceState,
  before: ReferenceState,
  frozen: readonly ParameterEntry[],
): ReferenceState {
  const kept = structuredClone(state)
  for (const { offset, size } of frozen) {
    const part = (values: Float64Array) => values.subarray(offset, offset + size)
    kept.parameters.set(part(before.parameters), offset)
    kept.moments.m.set(part(before.moments.m), offset)
    kept.moments.v.set(part(before.moments.v), offset)
  }
  return kept
}

/** Kingma & Ba 2015, algorithm 1. */
function adamStep(state: ReferenceState, gradients: Float64Array, learningRate: number): ReferenceState {
  const { beta1, beta2, epsilon } = adam
  const step = state.step + 1
  const m = state.moments.m.map((mean, index) => beta1 * mean + (1 - beta1) * gradients[index])
  const v = state.moments.v.map((mean, index) => beta2 * mean + (1 - beta2) * gradients[index] ** 2)
  const parameters = state.parameters.map((parameter, index) => {
    const correctedM = m[index] / (1 - beta1 ** step)
    const correctedV = v[index] / (1 - beta2 ** step)
    return parameter - (learningRate * correctedM) / (Math.sqrt(correctedV) + epsilon)
  })
  return { parameters, moments: { m, v }, step }
}

/** b = momentum b + g; p -= rate b (Polyak 1964). The buffer is m, and v is of no use. */
function sgdStep(state: ReferenceState, gradients: Float64Array, learningRate: number): ReferenceState {
  const m = state.moments.m.map((buffer, index) => sgd.momentum * buffer + gradients[index])
  const parameters = state.parameters.map((parameter, index) => parameter - learningRate * m[index])
  return { parameters, moments: { m, v: new Float64Array(m.length) }, step: state.step + 1 }
}

/** v = smoothing v + (1 - smoothing) g²; p -= rate g / (sqrt(v) + epsilon) (Tieleman & Hinton 2012). */
function rmspropStep(state: ReferenceState, gradients: Float64Array, learningRate: number): ReferenceState {
  const { smoothing, epsilon } = rmsprop
  const v = state.moments.v.map((mean, index) => smoothing * mean + (1 - smoothing) * gradients[index] ** 2)
  const parameters = state.parameters.map(
    (parameter, index) => parameter - (learningRate * gradients[index]) / (Math.sqrt(v[index]) + epsilon),
  )
  return { parameters, moments: { m: gradients, v }, step: state.step + 1 }
}
