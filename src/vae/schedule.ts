import type { ObjectiveSettings } from './settings'

/**
 * The weight of the KL term at an optimiser step, 0 being the first: it grows linearly from 0 to beta over
 * `klWarmupSteps` (Bowman et al. 2016 and Sønderby et al. 2016 anneal it so) and stays there.
 */
export function klWeightAt(
  objective: Pick<ObjectiveSettings, 'beta' | 'klWarmupSteps'>,
  step: number,
): number {
  const { beta, klWarmupSteps } = objective
  return step < klWarmupSteps ? (beta * step) / klWarmupSteps : beta
}
