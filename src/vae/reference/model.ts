import { type NetworkSettings, type ParameterLayout, parameterLayout } from '../parameters'
import type { ModelSettings, ObjectiveSettings, OptimizerSettings } from '../settings'
import { type Nonlinearity, nonlinearities } from './activation'
import { type Likelihood, likelihoodOf } from './likelihood'

/** Everything that the settings say about the arithmetic of a VAE; the parameters stand apart. */
export interface ReferenceModel {
  layout: ParameterLayout
  activation: Nonlinearity
  likelihood: Likelihood
  optimizer: OptimizerSettings['kind']
}

export interface ReferenceModelSettings {
  model: NetworkSettings & Pick<ModelSettings, 'activation'>
  objective: Pick<ObjectiveSettings, 'likelihood' | 'variance'>
  optimizer: Pick<OptimizerSettings, 'kind'>
}

/** @param pixels values an image */
export function referenceModel(settings: ReferenceModelSettings, pixels: number): ReferenceModel {
  return {
    layout: parameterLayout(settings.model, pixels),
    activation: nonlinearities[settings.model.activation],
    likelihood: likelihoodOf(settings.objective),
    optimizer: settings.optimizer.kind,
  }
}

/** Images, and the noise with which z is drawn for each: once, unless a step says otherwise. */
export interface Sample {
  /** [count, pixels] in [0, 1] */
  images: Float32Array | Float64Array | number[]
  /** What the encoder sees in place of the images, where noise has been put on them: [count, pixels]. */
  inputs?: ArrayLike<number> | undefined
  /** Standard normal, [count, latentDimensions] */
  epsilon: ArrayLike<number>
  count: number
  /** Classes of the images, [count]; a network that is not conditional does without. */
  labels?: ArrayLike<number> | undefined
}
