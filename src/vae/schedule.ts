import type { ObjectiveSettings, OptimizerSettings, Settings } from './settings'

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

/**
 * The learning rate after so many epochs, fractions included: learningRate * decayPerEpoch^epochs. At the beginning
 * of each epoch it is that of PyTorch's ExponentialLR, which stays there until the next one.
 */
export function learningRateAt(
  { learningRate, decayPerEpoch }: Pick<OptimizerSettings, 'learningRate' | 'decayPerEpoch'>,
  epochs: number,
): number {
  return learningRate * decayPerEpoch ** epochs
}

/** Samples of z an image that a step draws; an autoencoder draws none, for which there is noise all the same. */
export function samplesAStep({ model, objective }: Pick<Settings, 'model' | 'objective'>): number {
  return model.kind === 'vae' ? objective.importanceSamples : 1
}
