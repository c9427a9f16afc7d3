import type { ObjectiveSettings } from './settings'

/**
 * The weight of the KL term at an optimiser step, 0 being the first: it grows linearly from 0 to beta over
 * `klWarmupSteps` (the warm-up of Sønderby et al. 2016) and stays there.
 */
export function klWeightAt(
  objective: Pick<ObjectiveSettings, 'beta' | 'klWarmupSteps'>,
  step: number,
): number {
  const { beta, klWarmupSteps } = objective
  return step < klWarmupSteps ? (beta * step) / klWarmupSteps : beta
}
