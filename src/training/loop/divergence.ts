import type { Engine, StepTerms } from '../../engines/engine'
import { Problem } from '../../lib/problem'
import type { Snapshot } from '../../vae/snapshot'

/**
 * The term that shows that training has gone wrong, or null. Judged from terms and gradients, never from
 * pixels: some devices turn NaN into 0 on the way through a sigmoid.
 */
export function divergedTerm(terms: StepTerms): string | null {
  if (!Number.isFinite(terms.reconstruction)) return 'reconstruction'
  // KL cannot be negative; float32 rounding makes it so by very little.
  if (!Number.isFinite(terms.kl) || terms.kl < -1e-3) return 'KL divergence'
  if (!Number.isFinite(terms.objective)) return 'objective'
  if (!Number.isFinite(terms.gradientNorm)) return 'gradient'
  return null
}

/** Whether a device has answered with nothing but zeros, as dead ones do: no network costs nothing and learns nothing. */
export function isNothing({ reconstruction, kl, gradientNorm }: StepTerms): boolean {
  return reconstruction === 0 && kl === 0 && gradientNorm === 0
}

export function gaveZeros({ backend }: Engine): Problem {
  return new Problem('backend-unavailable', { backend, reason: 'nothing but zeros', cause: 'zeros' })
}

/**
 * Whether a run is on its way out though every number is finite still: its -ELBO is far above where training
 * began. Not worth keeping, and no reason to stop either: it may come back.
 * @param cost -ELBO of the latest step, nats per image; @param firstCost of the first one
 */
export function isRunningAway(cost: number, firstCost: number): boolean {
  return cost > 2 * firstCost + 100
}

/** Whether a state is that of a device that answers with nothing but zeros: weights never begin as such. */
export function isEmpty({ parameters }: Snapshot): boolean {
  return areZeros(parameters)
}

export function areZeros(values: Float32Array): boolean {
  return values.every((value) => value === 0)
}

/** Whether a state may be kept as one to return to. */
export function isSound(snapshot: Snapshot): boolean {
  const { parameters, moments } = snapshot
  if (isEmpty(snapshot)) return false
  return isFiniteThroughout(parameters) && (!moments || [moments.m, moments.v].every(isFiniteThroughout))
}

/** Asked of millions of numbers several times a second. */
function isFiniteThroughout(values: Float32Array): boolean {
  // A number that is not finite makes NaN of its product with zero, and that of the sum.
  let zero = 0
  for (let index = 0; index < values.length; index++) zero += 0 * values[index]
  return zero === 0
}
